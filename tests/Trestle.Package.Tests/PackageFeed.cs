using System.IO.Compression;
using System.Runtime.CompilerServices;
using Trestle.Package.Tests;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Trestle.Package.Tests;

/// <summary>The packages of this repository, built once for all tests, in a folder that serves as a feed.</summary>
public sealed class PackageFeed : IDisposable
{
    static readonly string[] Projects =
    [
        "runtime/Trestle.Runtime", "runtime/Trestle.Lmdb", "runtime/Trestle.Sqlite", "runtime/Trestle.Postgres", "runtime/Trestle.Hosting",
        "generator/Trestle", "generator/Trestle.Tool",
    ];

    readonly Lazy<string> _tool;

    public PackageFeed()
    {
        _tool = new(InstallTool);
        Root = Directory.CreateTempSubdirectory("trestle-packages-").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(Root, "feed")).FullName;
        foreach (var project in Projects)
            Pack(project, Folder);
        // Only the feed is named: the machine's own sources stay. Packages go into a folder of the run, never into the user's cache.
        File.WriteAllText(Path.Combine(Root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Root, "packages")}" /></config>
              <packageSources><add key="trestle" value="{Folder}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Below it lie the feed and the projects that use it.</summary>
    public string Root { get; }

    public string Folder { get; }

    /// <summary>The command <c>trestle</c>, installed once, from the feed alone.</summary>
    public string Tool => _tool.Value;

    internal static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    internal static void Pack(string project, string folder) =>
        Programs.Run(RepositoryRoot, "dotnet", "pack", project, "-c", "Release", "-o", folder, "-v", "quiet");

    /// <summary>What a package holds, but for the bookkeeping that every package has.</summary>
    public IReadOnlyList<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(FileOf(package, Folder));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    /// <summary>The bytes of one entry of a package.</summary>
    public byte[] Read(string package, string entry) => Read(package, entry, Folder);

    internal static byte[] Read(string package, string entry, string folder)
    {
        using var archive = ZipFile.OpenRead(FileOf(package, folder));
        using var content = archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>An empty folder for a solution of its own.</summary>
    internal Workspace NewWorkspace(string name) => new(Directory.CreateDirectory(Path.Combine(Root, name)).FullName);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // Where a configuration says so, no source but the feed is asked: the package must hold all that the command needs.
    string InstallTool()
    {
        var (configuration, folder) = (Path.Combine(Root, "feed-alone.config"), Path.Combine(Root, "tools"));
        File.WriteAllText(configuration, $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Root, "packages")}" /></config>
              <packageSources><clear /><add key="trestle" value="{Folder}" /></packageSources>
            </configuration>
            """);
        Programs.Run(Root, "dotnet", "tool", "install", "Trestle.Tool", "--version", "0.1.0", "--tool-path", folder, "--configfile", configuration);
        return Path.Combine(folder, "trestle");
    }

    static string FileOf(string package, string folder) => Path.Combine(folder, package + ".0.1.0.nupkg");

    static bool IsContent(string entry) =>
        !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal) && entry != "[Content_Types].xml";

    static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
