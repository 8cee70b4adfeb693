using System.Globalization;

namespace Samples.GitHistory.Git;

/// <summary>A repository on disk, read with the git command.</summary>
sealed class GitRepository
{
    GitRepository(string path) => Path = path;

    /// <summary>The folder that was given, in full.</summary>
    public string Path { get; }

    /// <summary>Throws <see cref="GitException"/> when the folder is in no repository, or in one whose hashes are not SHA-1.</summary>
    public static GitRepository Open(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        GitCommand.Run(full, "rev-parse", "--git-dir");
        if (GitCommand.TryRun(full, out var format, "rev-parse", "--show-object-format") && format == "sha256")
            throw new GitException($"'{path}' names its commits by SHA-256. This sample's schema holds the 20 bytes of SHA-1.");
        return new GitRepository(full);
    }

    /// <summary>The newest commit in hexadecimal, or null while there is none.</summary>
    public string? Head() => GitCommand.TryRun(Path, out var hash, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") ? hash : null;

    /// <summary>Whether a commit is still there; rewritten history loses some.</summary>
    public bool Contains(string commit) => GitCommand.TryRun(Path, out _, "cat-file", "-e", commit + "^{commit}");

    /// <summary>How many commits <paramref name="tip"/> reaches and <paramref name="known"/> does not.</summary>
    public long Count(string tip, string? known) =>
        long.Parse(GitCommand.Run(Path, ["rev-list", "--count", .. Range(tip, known)]), CultureInfo.InvariantCulture);

    /// <summary>The same commits, newest first, while git finds them. Throws <see cref="GitException"/> when git fails on the way.</summary>
    public IEnumerable<GitCommit> Log(string tip, string? known)
    {
        using var git = GitCommand.Start(Path, LogArguments(tip, known));
        foreach (var commit in new GitLog(git.Output).Read())
            yield return commit;
        git.Finish();
    }

    // What a user's configuration may say about logs is overruled, so that the output has one form everywhere.
    static string[] LogArguments(string tip, string? known) =>
    [
        "-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.showSignature=false", "-c", "log.follow=false",
        "log", "-z", "--raw", "--numstat", "--find-renames", "--diff-merges=off", "--no-color", "--no-ext-diff", "--no-textconv",
        "--format=" + GitLog.Format, .. Range(tip, known),
    ];

    static string[] Range(string tip, string? known) => known is null ? [tip, "--"] : [tip, "^" + known, "--"];
}
