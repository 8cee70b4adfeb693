namespace Trestle.Package.Tests;

/// <summary>The command, installed from its package.</summary>
public sealed class ToolPackageTests(PackageFeed feed)
{
    [Fact]
    public void The_tool_installs_and_checks_a_schema()
    {
        var workspace = feed.NewWorkspace("tool").Write("shop.schema.yaml", Samples.Schema);
        var folder = Path.Combine(feed.Root, "tool");
        Assert.Contains("1 file, 0 problems.", Programs.Run(folder, Install(folder), "check"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiler_reads_the_steps_that_the_tool_writes()
    {
        var workspace = feed.NewWorkspace("steps").Project("steps.csproj", Samples.SchemaLibrary).Write("shop.schema.yaml", Samples.Schema);
        var folder = Path.Combine(feed.Root, "steps");
        Programs.Run(folder, Install(Path.Combine(feed.Root, "steps-tool")), "migrate", "add", "first");
        workspace.Build("steps.csproj");
        workspace.Write("shop.schema.yaml", Samples.Schema.Replace("string(100)", "string(10)", StringComparison.Ordinal));
        var (code, output) = workspace.TryBuild("steps.csproj");
        Assert.Equal(1, code);
        Assert.Matches(@"shop\.schema\.yaml\(1,9\): (warning|error) TRS3001: .*differs from its newest step", output);
        Assert.Matches(@"shop\.schema\.yaml\(11,\d+\): error TRS3012: ", output);
    }

    [Fact]
    public void A_store_goes_along_steps_from_the_package_with_a_method_in_csharp()
    {
        var workspace = feed.NewWorkspace("moved").Project("moved.csproj", Samples.PackageReferences).Write("shop.schema.yaml", Samples.Schema);
        var (folder, place) = (Path.Combine(feed.Root, "moved"), Path.Combine(feed.Root, "moved.lmdb"));
        var trestle = Install(Path.Combine(feed.Root, "moved-tool"));
        Programs.Run(folder, trestle, "migrate", "add", "first");
        workspace.Write("Program.cs", Samples.Program).Build("moved.csproj");
        workspace.Run("moved.csproj", place);
        workspace.Write("shop.schema.yaml", Samples.Schema.Replace("decimal(12,2) @3", "string @3", StringComparison.Ordinal));
        Programs.Run(folder, trestle, "migrate", "add", "prices", "--transform", "items");
        workspace.Write("Program.cs", Samples.MigratingProgram).Build("moved.csproj");
        Assert.Equal("prices 7 lamp 12.50 EUR", workspace.Run("moved.csproj", place));
    }

    string Install(string folder)
    {
        Directory.CreateDirectory(folder);
        Programs.Run(feed.Root, "dotnet", "tool", "install", "Trestle.Tool", "--version", "0.1.0", "--tool-path", Path.Combine(folder, "bin"));
        return Path.Combine(folder, "bin", "trestle");
    }
}
