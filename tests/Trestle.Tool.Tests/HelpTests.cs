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
    [InlineData("--help", "Exit codes: 0")]
    public void Help_names_the_commands_and_exit_codes(string argument, string expected)
    {
        var output = new StringWriter();
        Assert.Equal(0, CommandLine.Run([argument], output, TextWriter.Null));
        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_command_is_wrong_usage() => Assert.Equal(2, CommandLine.Run(["chekc"], TextWriter.Null, TextWriter.Null));
}
