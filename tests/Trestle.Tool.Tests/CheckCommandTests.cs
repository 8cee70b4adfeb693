using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void A_right_schema_gives_exit_code_0()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", ToolRun.Valid).Run("check"));
        Assert.Empty(tool.Output);
        Assert.Equal("1 file, 0 problems.", tool.Errors.Trim());
    }

    [Fact]
    public void A_problem_is_one_line_with_its_place_and_gives_exit_code_1()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid.Replace("int32 @1", "int23 @1", StringComparison.Ordinal));
        Assert.Equal(1, tool.Run("check"));
        Assert.Matches(@"shop\.schema\.yaml\(10,\d+\): error TRS2010: .*int23.*int32", tool.Output);
    }

    [Fact]
    public void Files_of_one_schema_are_checked_together()
    {
        tool.With("a.schema.yaml", ToolRun.Valid).With("deep/er/b.schema.yaml", ToolRun.Valid.Replace("0d5a4a6f3c0", "0d5a4a6f3d0", StringComparison.Ordinal));
        Assert.Equal(1, tool.Run("check"));
        Assert.Contains("TRS2001", tool.Output, StringComparison.Ordinal);
        Assert.StartsWith("2 files, ", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_folders_and_hidden_ones_are_not_looked_into()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid);
        foreach (var skipped in (string[])["bin", "obj", "node_modules", ".git"])
            tool.With($"{skipped}/broken.schema.yaml", "schema: [unclosed");
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void With_json_the_problems_are_in_one_object()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid.Replace("key: id", "key: it", StringComparison.Ordinal));
        Assert.Equal(1, tool.Run("check", "", "--json"));
        var problem = JsonDocument.Parse(tool.Output).RootElement.GetProperty("problems")[0];
        Assert.Equal(7, problem.GetProperty("line").GetInt32());
        Assert.Equal(10, problem.GetProperty("column").GetInt32());
        Assert.Equal("error", problem.GetProperty("severity").GetString());
        Assert.Equal("TRS2013", problem.GetProperty("rule").GetString());
        Assert.Equal("analyzers/rules/TRS2013.md", problem.GetProperty("page").GetString());
    }

    [Fact]
    public void With_json_no_problem_is_an_empty_list()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", ToolRun.Valid).Run("check", "shop.schema.yaml", "--json"));
        var root = JsonDocument.Parse(tool.Output).RootElement;
        Assert.Equal(1, root.GetProperty("files").GetInt32());
        Assert.Empty(root.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_wrong_usage()
    {
        Assert.Equal(2, tool.Run("check", "absent"));
        Assert.Contains("There is no file or folder", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_schemas_is_wrong_usage()
    {
        Assert.Equal(2, tool.Run("check"));
        Assert.Contains("No *.schema.yaml file is in", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_is_wrong_usage() => Assert.Equal(2, tool.With("shop.schema.yaml", ToolRun.Valid).Run("check", "", "--colour"));

    public void Dispose() => tool.Dispose();
}
