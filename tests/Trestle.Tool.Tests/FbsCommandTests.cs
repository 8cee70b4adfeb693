namespace Trestle.Tool.Tests;

public sealed class FbsCommandTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void It_prints_the_flatbuffers_tables_and_no_others()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", ToolRun.Valid).Run("fbs"));
        Assert.Contains("table Item", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Note", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_by_name_becomes_the_root_type()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", ToolRun.Valid).Run("fbs", "", "--table", "items"));
        Assert.Contains("root_type Item;", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_is_wrong_usage_and_the_others_are_named()
    {
        Assert.Equal(2, tool.With("shop.schema.yaml", ToolRun.Valid).Run("fbs", "", "--table", "itms"));
        Assert.Contains("The tables are: items, notes.", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_another_serialization_is_wrong_usage()
    {
        Assert.Equal(2, tool.With("shop.schema.yaml", ToolRun.Valid).Run("fbs", "", "--table", "notes"));
        Assert.Contains("serialization: cbor", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_with_errors_prints_them_and_nothing_else()
    {
        Assert.Equal(1, tool.With("shop.schema.yaml", ToolRun.Valid.Replace("key: id", "key: it", StringComparison.Ordinal)).Run("fbs"));
        Assert.Empty(tool.Output);
        Assert.Contains("error TRS2013", tool.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => tool.Dispose();
}
