using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class SqlCommandTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void What_is_printed_for_sqlite_makes_the_tables()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        var printed = ToolProcess.Run("sql", tool.PathOf("shop.schema.yaml"), "--store", "sqlite");
        Assert.Equal(0, printed.Code);
        var made = ToolProcess.Start("sqlite3", printed.Output, null, "-bail", tool.PathOf("shop.db"));
        Assert.Equal((0, ""), (made.Code, made.Errors));
        var tables = ToolProcess.Start("sqlite3", "", null, tool.PathOf("shop.db"), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1");
        Assert.Equal("items\nnotes\ntrestle_catalog\ntrestle_sequences\n", tables.Output);
    }

    [Fact]
    public void What_is_printed_for_postgres_is_one_transaction()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        Assert.Equal(0, tool.Run("sql", "shop.schema.yaml", "--store", "postgres"));
        Assert.StartsWith("BEGIN;\nCREATE TABLE trestle_catalog (", tool.Output, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE \"items\" (\n", tool.Output, StringComparison.Ordinal);
        Assert.EndsWith("COMMIT;\n", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_statements_one_by_one()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        Assert.Equal(0, tool.Run("sql", "shop.schema.yaml", "--store", "sqlite", "--json"));
        using var json = JsonDocument.Parse(tool.Output);
        var statements = json.RootElement.GetProperty("statements").EnumerateArray().Select(statement => statement.GetString()!).ToList();
        Assert.Equal(("BEGIN", "COMMIT"), (statements[0], statements[^1]));
        Assert.Contains(statements, statement => statement.StartsWith("CREATE TABLE \"items\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_schema_with_errors_has_no_tables()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid.Replace("int32 @1", "int33 @1", StringComparison.Ordinal));
        Assert.Equal(1, tool.Run("sql", "", "--store", "sqlite"));
        Assert.Equal("", tool.Output);
        Assert.Contains("int33", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_schemas_one_is_named()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        tool.With("other.schema.yaml", ToolRun.Valid.Replace("Shop", "Other", StringComparison.Ordinal));
        Assert.Equal(2, tool.Run("sql", "", "--store", "sqlite"));
        Assert.Equal("There are several schemas: Other, Shop. Name one with --schema.\n", tool.Errors);
        Assert.Equal(0, tool.Run("sql", "", "--store", "sqlite", "--schema", "Shop"));
    }

    [Fact]
    public void A_store_without_sql_is_wrong_usage() => Assert.Equal(2, tool.With("shop.schema.yaml", ToolRun.Valid).Run("sql", "", "--store", "lmdb"));

    public void Dispose() => tool.Dispose();
}
