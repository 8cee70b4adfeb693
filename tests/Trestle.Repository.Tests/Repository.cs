using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Trestle.Repository.Tests;

/// <summary>The working tree that these tests were compiled from.</summary>
static class Repository
{
    static readonly Lazy<IReadOnlyList<string>> TrackedFiles = new(ListFiles);

    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    /// <summary>Every file that is, or would be, committed: relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => TrackedFiles.Value;

    public static IEnumerable<string> ProjectFiles => Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    static IReadOnlyList<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file)))];
    }

    static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
