using System.CommandLine;
using System.Text;
using Trestle.Schema;

namespace Trestle.Tool.Files;

/// <summary>The schema files that a command is about.</summary>
static class SchemaFiles
{
    const string Pattern = "*.schema.yaml";

    static readonly HashSet<string> SkippedFolders = ["bin", "obj", "node_modules"];

    /// <summary>The argument by which files and folders are named; without any, the current folder.</summary>
    public static Argument<string[]> Argument() => new("paths")
    {
        Description = "Schema files, or folders in which to look for *.schema.yaml. Default: the current folder.",
        DefaultValueFactory = _ => ["."],
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Reads them, in the order of their paths. Throws <see cref="UsageException"/> when a path leads to no schema.</summary>
    public static IReadOnlyList<SourceFile> Read(IEnumerable<string> paths) =>
        [.. paths.SelectMany(Find).Distinct().Order(StringComparer.Ordinal).Select(path => new SourceFile(path, ReadText(path)))];

    static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
            return [Shown(path)];
        if (!Directory.Exists(path))
            throw new UsageException($"There is no file or folder '{path}'. Name a *.schema.yaml file or a folder that holds some.");
        var files = FindBelow(path).ToList();
        return files.Count > 0 ? files : throw new UsageException($"No *.schema.yaml file is in '{path}'. Name another folder.");
    }

    static IEnumerable<string> FindBelow(string folder) =>
        Directory.EnumerateFiles(folder, Pattern).Select(Shown)
            .Concat(Directory.EnumerateDirectories(folder).Where(IsLookedInto).SelectMany(FindBelow));

    static bool IsLookedInto(string folder)
    {
        var name = Path.GetFileName(folder);
        return !SkippedFolders.Contains(name) && !name.StartsWith('.');
    }

    // A byte order mark stays part of the text, so that writing the text back gives the same bytes.
    static string ReadText(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));

    static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');
}
