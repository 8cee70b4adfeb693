using System.Xml.Linq;

namespace Trestle.Repository.Tests;

/// <summary>What one project file says, by itself, without what it imports.</summary>
sealed class ProjectFile(string path)
{
    readonly XElement root = XDocument.Parse(Repository.Read(path)).Root!;

    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(path);

    public string Folder => Path.Split('/')[0];

    /// <summary>Names of the projects it refers to, in whatever way.</summary>
    public IEnumerable<string> ProjectReferences =>
        Items("ProjectReference").Select(item => System.IO.Path.GetFileNameWithoutExtension((string)item.Attribute("Include")!));

    public IEnumerable<XElement> PackageReferences => Items("PackageReference");

    public string? TargetFramework => (string?)root.Descendants("TargetFramework").FirstOrDefault();

    /// <summary>What it sets a property to, or null.</summary>
    public string? Property(string name) => (string?)root.Elements("PropertyGroup").Elements(name).FirstOrDefault();

    public static IEnumerable<ProjectFile> All() => Repository.ProjectFiles.Select(path => new ProjectFile(path));

    public static ProjectFile Named(string name) => All().Single(project => project.Name == name);

    IEnumerable<XElement> Items(string type) => root.Descendants(type).Where(item => item.Attribute("Include") is not null);
}
