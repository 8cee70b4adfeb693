namespace Trestle.Package.Tests;

/// <summary>The command, installed from its package.</summary>
public sealed class ToolPackageTests(PackageFeed feed)
{
    [Fact]
    public void The_tool_installs_and_checks_a_schema()
    {
        var workspace = feed.NewWorkspace("tool").Write("shop.schema.yaml", Samples.Schema);
        var folder = Path.Combine(feed.Root, "tool");
        Programs.Run(folder, "dotnet", "tool", "install", "Trestle.Tool", "--version", "0.1.0", "--tool-path", Path.Combine(folder, "bin"));
        Assert.Contains("1 file, 0 problems.", Programs.Run(folder, Path.Combine(folder, "bin", "trestle"), "check"), StringComparison.Ordinal);
    }
}
