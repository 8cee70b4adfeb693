using System.Text.RegularExpressions;

namespace Trestle.Package.Tests;

/// <summary>The rules on C#, as the package brings them: what a build prints, and what the command for fixes does.</summary>
public sealed partial class RulesTests(PackageFeed feed)
{
    static readonly string Corpus = Path.Combine(PackageFeed.RepositoryRoot, "tests", "Trestle.Analyzers.Tests", "Corpus");

    // Compilers are silent about suggestions, but not in the strict configuration.
    const string Project = """
        <PropertyGroup>
          <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
          <TrestleRules>strict</TrestleRules>
        </PropertyGroup>
        <ItemGroup>
          <PackageReference Include="Trestle" Version="0.1.0" />
          <PackageReference Include="Trestle.Lmdb" Version="0.1.0" />
        </ItemGroup>
        """;

    [Fact]
    public void A_build_prints_every_fault_at_its_place()
    {
        var workspace = feed.NewWorkspace("faulty").Project("faulty.csproj", Project).Write("shop.schema.yaml", Read("shop.schema.yaml"));
        string[] files = ["Reads.cs", "Writes.cs", "Transactions.cs", "Lifetime.cs"];
        foreach (var file in files)
            workspace.Write(file, Read("Faulty", file));
        Assert.Equal(
            files.SelectMany(file => Marked(file, Read("Faulty", file))).Order(StringComparer.Ordinal),
            Printed(workspace.TryBuild("faulty.csproj").Output));
    }

    [Fact]
    public void A_build_for_a_server_prints_what_holds_threads()
    {
        var workspace = feed.NewWorkspace("server").Project("server.csproj", Project).Write("shop.schema.yaml", Read("shop.schema.yaml"))
            .Write(".globalconfig", "is_global = true\ntrestle_store = server\n")
            .Write("Seed.cs", Read("Seed.cs"))
            .Write("Lifetime.server.cs", Read("Fixes", "Lifetime.server.cs"));
        Assert.Equal(Marked("Lifetime.server.cs", Read("Fixes", "Lifetime.server.cs")).Order(StringComparer.Ordinal), Printed(workspace.TryBuild("server.csproj").Output));
    }

    [Fact]
    public void The_command_for_fixes_applies_them()
    {
        string[] files = ["Reads.cs", "Writes.cs", "Lifetime.cs"];
        var workspace = feed.NewWorkspace("fixed").Project("fixed.csproj", Project).Write("shop.schema.yaml", Read("shop.schema.yaml")).Write("Seed.cs", Read("Seed.cs"));
        foreach (var file in files)
            workspace.Write(file, Read("Fixes", file));
        workspace.Format("fixed.csproj");
        foreach (var file in files)
            Assert.Equal(Read("Fixes", Path.ChangeExtension(file, ".fixed.cs")), workspace.Read(file));
    }

    static string Read(params string[] path) => File.ReadAllText(Path.Combine([Corpus, .. path]));

    static IEnumerable<string> Marked(string file, string text) => text.Split('\n')
        .SelectMany((line, i) => Mark().Matches(line).SelectMany(mark => mark.Groups[1].Captures).Select(id => $"{file}({i + 1}): {id.Value}"));

    // Each message is printed twice: as it comes, and in the summary.
    static IEnumerable<string> Printed(string output) => Message().Matches(output)
        .Select(match => match.Value)
        .Distinct()
        .Select(match => Message().Match(match))
        .Select(match => $"{match.Groups[1].Value}({match.Groups[2].Value}): {match.Groups[3].Value}")
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"// (?:(TRS\d{4}) ?)+$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"([\w.]+\.cs)\((\d+),\d+\): (?:error|warning) (TRS4\d{3})")]
    private static partial Regex Message();
}
