using System.Globalization;
using Samples.GitHistory.Loading;

namespace Samples.GitHistory.Questions;

/// <summary>
/// What happened to a file, newest first: a range of an index, followed into the file's earlier names. The commits behind the
/// changes come in one pass.
/// </summary>
static class FileHistory
{
    public static Answer Ask(HistoryReadTransaction tx, string path, int top)
    {
        var changes = Follow(tx, path, top);
        var commits = tx.Commits.GetMany([.. changes.Select(change => change.Change.Commit)]);
        return new Answer(
            $"History of {path}",
            ["When", "What", "Path", "+", "-", "Subject"],
            [.. changes.Zip(commits, (change, commit) => Row(change.Path, change.Change, commit!))]);
    }

    static List<(string Path, Change Change)> Follow(HistoryReadTransaction tx, string path, int top)
    {
        var found = new List<(string Path, Change Change)>();
        DateTimeOffset? until = null;
        string? name = path;
        while (name is not null && found.Count < top)
        {
            var changes = Under(tx, name, until, top - found.Count);
            found.AddRange(changes);
            var oldest = changes.Count > 0 ? changes[^1].Change : null;
            (name, until) = (oldest?.PreviousPath, oldest?.At);
        }

        return found;
    }

    /// <summary>What happened under one name, up to the rename that gave it.</summary>
    static List<(string Path, Change Change)> Under(HistoryReadTransaction tx, string path, DateTimeOffset? until, int top)
    {
        var found = new List<(string Path, Change Change)>();
        if (tx.Files.ByPath.Get(Fit.Distinct(path, 480)) is not { } file)
            return found;
        foreach (var change in tx.Changes.ByFile.Range(file.Id, from: null, to: until?.AddMicroseconds(1)).Take(top))
        {
            found.Add((path, change));
            if (change.PreviousPath is not null)
                break;
        }

        return found;
    }

    static string[] Row(string path, Change change, Commit commit) =>
    [
        change.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        change.Kind.ToString().ToLowerInvariant(),
        change.PreviousPath is null ? path : $"{change.PreviousPath} -> {path}",
        Lines(change.Added),
        Lines(change.Removed),
        commit.Subject,
    ];

    static string Lines(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "binary";
}
