namespace Trestle.Repository.Tests;

/// <summary>The arrows between projects, read from the project files: one direction only.</summary>
public sealed class ArrowTests
{
    /// <summary>Each project of the product, and all that it may refer to.</summary>
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Trestle.Schema"] = [],
        ["Trestle.Emit"] = ["Trestle.Schema"],
        ["Trestle.Generator"] = ["Trestle.Emit", "Trestle.Schema"],
        ["Trestle.Tool"] = ["Trestle.Emit", "Trestle.Lmdb", "Trestle.Postgres", "Trestle.Runtime", "Trestle.Schema", "Trestle.Sqlite"],
        ["Trestle.Renaming"] = [],
        ["Trestle.Analyzers"] = [],
        ["Trestle.CodeFixes"] = [],
        ["Trestle"] = ["Trestle.Analyzers", "Trestle.CodeFixes", "Trestle.Generator", "Trestle.Renaming", "Trestle.Runtime"],
        // For the compiler alone, which makes the journal of migrations: nothing of the generator is there when the runtime runs.
        ["Trestle.Runtime"] = ["Trestle.Generator"],
        ["Trestle.Lmdb"] = ["Trestle.Runtime"],
        ["Trestle.Sqlite"] = ["Trestle.Runtime"],
        ["Trestle.Hosting"] = ["Trestle.Runtime"],
        ["Trestle.Postgres"] = ["Trestle.Runtime"],
    };

    static IEnumerable<ProjectFile> Product => ProjectFile.All().Where(project => project.Folder is "generator" or "runtime" or "analyzers");

    [Fact]
    public void Every_project_of_the_product_has_its_arrows_listed() =>
        Assert.Empty(Product.Select(project => project.Name).Except(Allowed.Keys));

    [Fact]
    public void Every_arrow_points_the_right_way()
    {
        var wrong = from project in Product
                    from reference in project.ProjectReferences
                    where !Allowed[project.Name].Contains(reference)
                    select $"{project.Name} -> {reference}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_refers_to_a_test()
    {
        var tests = ProjectFile.All().Where(project => project.Folder == "tests").Select(project => project.Name).ToHashSet();
        var wrong = from project in ProjectFile.All()
                    where project.Folder != "tests"
                    from reference in project.ProjectReferences
                    where tests.Contains(reference)
                    select $"{project.Name} -> {reference}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Trestle.Schema")]
    [InlineData("Trestle.Emit")]
    public void Model_and_emitters_know_no_Roslyn(string name) => Assert.DoesNotContain(
        ProjectFile.Named(name).PackageReferences,
        package => ((string)package.Attribute("Include")!).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Theory]
    [InlineData("Trestle.Runtime")]
    [InlineData("Trestle.Lmdb")]
    public void What_runs_needs_no_package(string name) => Assert.Empty(ProjectFile.Named(name).PackageReferences);

    [Theory]
    [InlineData("Trestle.Schema")]
    [InlineData("Trestle.Emit")]
    [InlineData("Trestle.Generator")]
    [InlineData("Trestle.Analyzers")]
    [InlineData("Trestle.CodeFixes")]
    public void What_the_compiler_loads_is_netstandard(string name) =>
        Assert.Equal("netstandard2.0", ProjectFile.Named(name).TargetFramework);
}
