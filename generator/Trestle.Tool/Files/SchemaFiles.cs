using System.CommandLine;
using Trestle.Schema;

namespace Trestle.Tool.Files;

/// <summary>The schema files that a command is about.</summary>
static class SchemaFiles
{
    const string Pattern = "*.schema.yaml";

    /// <summary>The argument by which files and folders are named; without any, the current folder.</summary>
    public static Argument<string[]> Argument() => new("paths")
    {
        Description = "Schema files, or folders in which to look for *.schema.yaml. Default: the current folder.",
        DefaultValueFactory = _ => ["."],
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Reads them, in the order of their paths. Throws <see cref="UsageException"/> when a path leads to no schema.</summary>
    public static IReadOnlyList<SourceFile> Read(IEnumerable<string> paths) => FolderSearch.Read(paths.SelectMany(Find));

    static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new UsageException($"There is no file or folder '{path}'. Name a *.schema.yaml file or a folder that holds some.");
        var files = FolderSearch.Below(path, Pattern).ToList();
        return files.Count > 0 ? files : throw new UsageException($"No *.schema.yaml file is in '{path}'. Name another folder.");
    }
}
