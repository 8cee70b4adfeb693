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
    public void No_version_is_listed_twice()
    {
        var names = Versions.Select(package => ((string)package.Attribute("Include")!).ToLowerInvariant()).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
