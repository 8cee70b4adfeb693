using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class FormatCommandTests : IDisposable
{
    readonly ToolRun tool = new();

    [Fact]
    public void A_file_is_laid_out_and_named()
    {
        var wide = string.Join("\r\n", ToolRun.Valid.Split('\n').Select(line => new string(' ', line.Length - line.TrimStart().Length) + line));
        tool.With("shop.schema.yaml", "# a shop\r\n" + wide.Replace("int32 @1", "{type: int32,tag: 1}   ", StringComparison.Ordinal));
        Assert.Equal(0, tool.Run("format"));
        Assert.EndsWith("shop.schema.yaml", tool.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal("# a shop\n" + ToolRun.Valid.Replace("int32 @1", "{ type: int32, tag: 1 }", StringComparison.Ordinal).TrimEnd('\n') + "\n", tool.Read("shop.schema.yaml"));
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void A_file_that_is_laid_out_stays_as_it_is()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid.TrimEnd('\n') + "\n");
        Assert.Equal(0, tool.Run("format"));
        Assert.Empty(tool.Output);
        Assert.Equal("1 file, 0 formatted.", tool.Errors.Trim());
    }

    [Fact]
    public void With_check_nothing_is_written_and_the_exit_code_tells()
    {
        var text = ToolRun.Valid + "\n\n";
        Assert.Equal(1, tool.With("shop.schema.yaml", text).Run("format", "", "--check"));
        Assert.Equal(text, tool.Read("shop.schema.yaml"));
        Assert.Equal("1 file, 1 to be formatted.", tool.Errors.Trim());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone()
    {
        Assert.Equal(1, tool.With("shop.schema.yaml", "schema: [unclosed").Run("format"));
        Assert.Equal("schema: [unclosed", tool.Read("shop.schema.yaml"));
        Assert.Contains("TRS1001", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_changed_files_and_problems_are_in_one_object()
    {
        tool.With("shop.schema.yaml", ToolRun.Valid + "\n\n").With("torn.schema.yaml", "schema: [unclosed");
        Assert.Equal(1, tool.Run("format", "", "--json"));
        var root = JsonDocument.Parse(tool.Output).RootElement;
        Assert.Equal(2, root.GetProperty("files").GetInt32());
        Assert.EndsWith("shop.schema.yaml", Assert.Single(root.GetProperty("changed").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal("TRS1001", root.GetProperty("problems")[0].GetProperty("rule").GetString());
    }

    public void Dispose() => tool.Dispose();
}
