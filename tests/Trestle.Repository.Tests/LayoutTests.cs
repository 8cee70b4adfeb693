namespace Trestle.Repository.Tests;

/// <summary>Where things lie.</summary>
public sealed class LayoutTests
{
    static readonly string[] Folders = ["schemas", "generator", "runtime", "analyzers", "tests", "samples"];

    static readonly HashSet<string> TopLevel =
    [
        .. Folders, "Schema.sln", "README.md", "SECURITY.md", ".ci", ".editorconfig", ".gitattributes", ".gitignore",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
    ];

    public static TheoryData<string> FoldersWithReadme => [.. Folders];

    [Fact]
    public void The_top_level_holds_only_what_belongs_there() =>
        Assert.Empty(Repository.Files.Select(file => file.Split('/')[0]).Distinct().Except(TopLevel));

    [Theory]
    [MemberData(nameof(FoldersWithReadme))]
    public void A_top_level_folder_says_in_forty_lines_what_it_is(string folder)
    {
        var readme = Repository.Read(folder + "/README.md");
        Assert.InRange(readme.TrimEnd('\n').Split('\n').Length, 3, 40);
        Assert.StartsWith("# ", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Schema.sln").Replace('\\', '/');
        Assert.All(Repository.ProjectFiles, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_test_project_is_in_the_table_of_the_tests()
    {
        var readme = Repository.Read("tests/README.md");
        Assert.All(
            ProjectFile.All().Where(project => project.Folder == "tests" && project.Name.EndsWith(".Tests", StringComparison.Ordinal)),
            project => Assert.Contains($"| `{project.Name}` |", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_on_CSharp_look_at_every_project_of_the_tests_but_those_that_test_the_rules()
    {
        Assert.Contains(">true</CheckedByRules>", Repository.Read("tests/Directory.Build.targets"), StringComparison.Ordinal);
        var others = ProjectFile.All().Where(project => project.Property("CheckedByRules") is not null).Select(project => project.Name);
        Assert.Equal(["Trestle.Analyzers.Tests", "Trestle.Editor.Tests"], others.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_solution_is_in_the_classic_format() =>
        Assert.Contains("Microsoft Visual Studio Solution File, Format Version 12.00", Repository.Read("Schema.sln"), StringComparison.Ordinal);

    [Fact]
    public void A_relative_link_in_a_page_leads_somewhere()
    {
        var dead = from page in Repository.Files
                   where page.EndsWith(".md", StringComparison.Ordinal)
                   from target in MarkdownLinks.In(Repository.Read(page))
                   let path = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target)
                   where !File.Exists(path) && !Directory.Exists(path)
                   select $"{page}: {target}";
        Assert.Empty(dead);
    }
}
