using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Trestle.Repository.Tests;

/// <summary>Package versions stand in one file, exact.</summary>
public sealed partial class VersionTests
{
    static IEnumerable<XElement> Versions =>
        XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion");

    [Fact]
    public void No_project_names_a_version()
    {
        var wrong = from project in ProjectFile.All()
                    from package in project.PackageReferences
                    where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
                    select $"{project.Name}: {package.Attribute("Include")?.Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_version_is_exact() => Assert.All(Versions, package => Assert.Matches(Exact(), (string)package.Attribute("Version")!));

    [Fact]
    public void No_package_is_listed_twice_under_the_same_condition()
    {
        var names = Versions.Select(package => $"{Name(package)} {package.Attribute("Condition")?.Value}".ToLowerInvariant()).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Every_listed_version_is_used()
    {
        var projects = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".props", StringComparison.Ordinal));
        var text = string.Concat(projects.Where(file => file != "Directory.Packages.props").Select(Repository.Read));
        Assert.All(Versions, package => Assert.Contains($"PackageReference Include=\"{Name(package)}\"", text, StringComparison.Ordinal));
    }

    static string Name(XElement package) => (string?)package.Attribute("Include") ?? (string)package.Attribute("Update")!;

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
