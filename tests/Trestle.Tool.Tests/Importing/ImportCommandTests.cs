using System.Text.Json;

namespace Trestle.Tool.Tests.Importing;

public sealed class ImportCommandTests : IDisposable
{
    readonly ToolRun tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("music", "sqlite")]
    [InlineData("music", "postgres")]
    [InlineData("trade", "sqlite")]
    [InlineData("trade", "postgres")]
    public void The_schema_of_a_shop_compiles_and_is_laid_out(string name, string kind)
    {
        using var source = ForeignDatabase.OfScript(name, kind);
        var file = tool.PathOf("shop.schema.yaml");
        var run = ToolProcess.Run("import", source.Address, "-o", file, "--name", "Shop", "--namespace", "Tests.Shop", "--ids-from-names");
        Assert.True(run.Code == 0, run.Errors);
        Scripts.Compare($"{name}.{kind}.expected.yaml", WithoutPlace(File.ReadAllText(file)));
        Assert.Equal(0, tool.Run("check"));
        Assert.Equal(0, tool.Run("format", "", "--check"));
    }

    [Fact]
    public void Without_a_file_the_schema_is_printed_and_the_remarks_stand_beside_it()
    {
        using var source = ForeignDatabase.Sqlite("CREATE TABLE a (b TEXT DEFAULT (lower('X')));");
        Assert.Equal(0, tool.RunWords("import", source.Address));
        Assert.StartsWith("# Imported from SQLite database 'source.db'.\nschema: Source\nnamespace: Source\n", tool.Output, StringComparison.Ordinal);
        Assert.Contains("      # The default lower('X') is no constant. Set the value in the program.\n      b: string? @1\n", tool.Output, StringComparison.Ordinal);
        Assert.Contains("Field 'b' of table 'a': The default lower('X') is no constant.", tool.Errors, StringComparison.Ordinal);
        Assert.EndsWith("1 table, 2 fields, 0 indexes, 0 references, 2 remarks.\n", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_names_and_remarks_as_one_object()
    {
        using var source = ForeignDatabase.Sqlite("CREATE TABLE \"Order Details\" (\"Id\" INTEGER PRIMARY KEY, \"1st\" TEXT COLLATE NOCASE);");
        Assert.Equal(0, tool.RunWords("import", source.Address, "--json"));
        using var json = JsonDocument.Parse(tool.Output);
        var table = json.RootElement.GetProperty("tables")[0];
        Assert.Equal(("orderDetails", "Order Details"), (table.GetProperty("name").GetString(), table.GetProperty("source").GetString()));
        Assert.Equal("n1st", table.GetProperty("fields")[1].GetProperty("name").GetString());
        Assert.Contains(json.RootElement.GetProperty("remarks").EnumerateArray(), remark => remark.GetProperty("place").GetString() == "field 'n1st' of table 'orderDetails'");
        Assert.Contains("tables:\n  ", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_new_each_time_unless_they_come_from_names()
    {
        using var source = ForeignDatabase.Sqlite("CREATE TABLE a (b INTEGER PRIMARY KEY, c INTEGER UNIQUE);");
        string Import(params string[] options)
        {
            Assert.Equal(0, tool.RunWords(["import", source.Address, .. options]));
            return tool.Output;
        }
        Assert.Equal(2, Ids.In(Import()).Except(Ids.In(Import())).Count());
        Assert.Equal(Import("--ids-from-names"), Import("--ids-from-names"));
    }

    [Fact]
    public void A_file_that_is_there_is_not_overwritten()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        Assert.Equal(2, tool.RunWords("import", "sqlite:nothing.db", "-o", tool.PathOf("shop.schema.yaml")));
        Assert.Contains("There is a file", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(ToolRun.Valid, tool.Read("shop.schema.yaml"));
    }

    [Theory]
    [InlineData("sqlite:/nowhere/nothing.db", "There is no file '/nowhere/nothing.db'.")]
    [InlineData("nothing.db", "Write sqlite:PATH or postgres:CONNECTION-STRING.")]
    [InlineData("postgres:Password=secret", "The connection string cannot be read, or names no host.")]
    [InlineData("postgres:Host=/nowhere;Username=a;Password=secret;Database=shop", "PostgreSQL database 'shop' on /nowhere cannot be opened:")]
    public void A_database_that_is_not_there_is_told_without_secrets(string address, string expected)
    {
        Assert.Equal(2, tool.RunWords("import", address));
        Assert.Contains(expected, tool.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", tool.Errors, StringComparison.Ordinal);
        Assert.Equal("", tool.Output);
    }

    [Fact]
    public void A_name_that_no_schema_can_have_is_wrong_usage()
    {
        using var source = ForeignDatabase.Sqlite("CREATE TABLE a (b INTEGER PRIMARY KEY);");
        Assert.Equal(2, tool.RunWords("import", source.Address, "--name", "1st"));
        Assert.Contains("1st", tool.Errors, StringComparison.Ordinal);
    }

    // A database on the server has a number behind its name, and its folder another name each time.
    static string WithoutPlace(string yaml) => yaml[(yaml.IndexOf('\n', StringComparison.Ordinal) + 1)..];
}
