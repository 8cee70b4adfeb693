namespace Trestle.Tool.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("--help", "check")]
    [InlineData("--help", "fix")]
    [InlineData("--help", "fbs")]
    [InlineData("--help", "new")]
    [InlineData("--help", "format")]
    [InlineData("--help", "doc")]
    [InlineData("--help", "sql")]
    [InlineData("--help", "import")]
    [InlineData("--help", "migrate")]
    [InlineData("--help", "schema")]
    [InlineData("--help", "diff")]
    [InlineData("--help", "stats")]
    [InlineData("--help", "dump")]
    [InlineData("--help", "load")]
    [InlineData("--help", "verify")]
    [InlineData("--help", "backup")]
    [InlineData("--help", "copy")]
    [InlineData("--help", "Exit codes: 0")]
    public void Help_names_the_commands_and_exit_codes(string argument, string expected)
    {
        var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run([argument], output, TextWriter.Null));
        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("check")]
    [InlineData("format")]
    [InlineData("fix")]
    [InlineData("fbs")]
    [InlineData("doc")]
    [InlineData("sql")]
    [InlineData("import")]
    [InlineData("schema")]
    [InlineData("diff")]
    [InlineData("stats")]
    [InlineData("dump")]
    [InlineData("load")]
    [InlineData("verify")]
    [InlineData("backup")]
    [InlineData("copy")]
    [InlineData("migrate", "add")]
    [InlineData("migrate", "merge")]
    [InlineData("migrate", "status")]
    [InlineData("migrate", "squash")]
    [InlineData("migrate", "verify")]
    [InlineData("migrate", "plan")]
    [InlineData("migrate", "apply")]
    [InlineData("migrate", "down")]
    [InlineData("migrate", "baseline")]
    [InlineData("migrate", "vacuum")]
    public void Each_command_explains_itself(params string[] command)
    {
        var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run([.. command, "--help"], output, TextWriter.Null));
        Assert.Matches($"Usage:\\s+\\S+ {string.Join(' ', command)} ", output.ToString());
    }

    [Fact]
    public void An_unknown_command_is_wrong_usage() => Assert.Equal(2, CommandLine.Run(["chekc"], TextWriter.Null, TextWriter.Null));
}
