namespace Trestle.Package.Tests;

/// <summary>The command, installed from its package, without a source but the folder that holds it.</summary>
public sealed class ToolPackageTests(PackageFeed feed)
{
    [Fact]
    public void The_tool_installs_and_checks_a_schema()
    {
        feed.NewWorkspace("tool").Write("shop.schema.yaml", Samples.Schema);
        Assert.Contains("1 file, 0 problems.", Programs.Run(Path.Combine(feed.Root, "tool"), feed.Tool, "check"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lmdb")]
    [InlineData("sqlite")]
    public void The_tool_loads_and_dumps_a_store_with_what_its_package_holds(string kind)
    {
        const string row = """{"id":7,"name":"lamp","price":12.50}""";
        var name = "dump-" + kind;
        feed.NewWorkspace(name).Write("shop.schema.yaml", Samples.Schema).Write("rows.ndjson", row + "\n");
        var folder = Path.Combine(feed.Root, name);
        string[] store = ["--store", $"{kind}:shop.{kind}"];
        Programs.Run(folder, feed.Tool, ["load", "rows.ndjson", "--table", "items", "--schema", "shop.schema.yaml", .. store]);
        Assert.Contains($$"""{"table":"items","row":{{row}}}""", Programs.Run(folder, feed.Tool, ["dump", .. store]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_takes_the_liblmdb_of_its_package()
    {
        feed.NewWorkspace("carried").Write("shop.schema.yaml", Samples.Schema).Write("rows.ndjson", "");
        // The loader of the C library tells what it maps.
        var told = Programs.Run(
            Path.Combine(feed.Root, "carried"), "env", "LD_DEBUG=libs", feed.Tool,
            "load", "rows.ndjson", "--table", "items", "--schema", "shop.schema.yaml", "--store", "lmdb:shop.lmdb");
        Assert.Matches(@"calling init: \S*/tools/net10\.0/any/runtimes/linux-(x64|arm64)/native/liblmdb\.so", told);
        Assert.DoesNotContain("liblmdb.so.0", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiler_reads_the_steps_that_the_tool_writes()
    {
        var workspace = feed.NewWorkspace("steps").Project("steps.csproj", Samples.SchemaLibrary).Write("shop.schema.yaml", Samples.Schema);
        Programs.Run(Path.Combine(feed.Root, "steps"), feed.Tool, "migrate", "add", "first");
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
        Programs.Run(folder, feed.Tool, "migrate", "add", "first");
        workspace.Write("Program.cs", Samples.Program).Build("moved.csproj");
        workspace.Run("moved.csproj", place);
        workspace.Write("shop.schema.yaml", Samples.Schema.Replace("decimal(12,2) @3", "string @3", StringComparison.Ordinal));
        Programs.Run(folder, feed.Tool, "migrate", "add", "prices", "--transform", "items");
        workspace.Write("Program.cs", Samples.MigratingProgram).Build("moved.csproj");
        Assert.Equal("prices 7 lamp 12.50 EUR", workspace.Run("moved.csproj", place));
    }
}
