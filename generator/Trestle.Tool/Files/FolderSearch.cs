using System.Text;
using Trestle.Schema;

namespace Trestle.Tool.Files;

/// <summary>Looks for files as the compiler does: not in output folders, nor in hidden ones.</summary>
static class FolderSearch
{
    static readonly HashSet<string> SkippedFolders = ["bin", "obj", "node_modules"];

    /// <summary>The files of a pattern in a folder and below.</summary>
    public static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.EnumerateDirectories(folder).Where(IsLookedInto).SelectMany(inner => Below(inner, pattern)));

    /// <summary>Reads files, each once, in the order of their paths from the current folder.</summary>
    public static IReadOnlyList<SourceFile> Read(IEnumerable<string> paths) =>
        [.. paths.Select(Shown).Distinct().Order(StringComparer.Ordinal).Select(path => new SourceFile(path, ReadText(path)))];

    /// <summary>The path from the current folder, with forward slashes.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');

    /// <summary>The folder of a file; a folder itself.</summary>
    public static string FolderOf(string path) => File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;

    static bool IsLookedInto(string folder)
    {
        var name = Path.GetFileName(folder);
        return !SkippedFolders.Contains(name) && !name.StartsWith('.');
    }

    // A byte order mark stays part of the text, so that writing the text back gives the same bytes.
    static string ReadText(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));
}
