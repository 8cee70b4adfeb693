using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class NewCommandTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void A_new_schema_is_right_and_laid_out()
    {
        Assert.Equal(0, New("Shop", "--namespace", "Samples.Shop"));
        Assert.StartsWith("schema: Shop\nnamespace: Samples.Shop\n", tool.Read("shop.schema.yaml"), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
        Assert.Equal(0, tool.Run("format", "", "--check"));
    }

    [Fact]
    public void Two_new_schemas_share_no_id()
    {
        New("One");
        New("Two");
        Assert.Empty(Ids.In(tool.Read("one.schema.yaml")).Intersect(Ids.In(tool.Read("two.schema.yaml"))));
    }

    [Fact]
    public void A_file_that_is_there_is_not_overwritten()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        Assert.Equal(2, New("Shop"));
        Assert.Contains("There is a file", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(ToolRun.Valid, tool.Read("shop.schema.yaml"));
    }

    [Fact]
    public void A_name_that_no_schema_can_have_is_wrong_usage()
    {
        Assert.Equal(2, New("1st"));
        Assert.Contains("1st", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_the_path_is_in_one_object()
    {
        Assert.Equal(0, New("Shop", "--json"));
        Assert.EndsWith("shop.schema.yaml", JsonDocument.Parse(tool.Output).RootElement.GetProperty("path").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => tool.Dispose();

    int New(string name, params string[] options) => tool.RunWords(["new", name, "--output", tool.PathOf(""), .. options]);
}
