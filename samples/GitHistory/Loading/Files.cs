using Samples.GitHistory.Git;
using Trestle;

namespace Samples.GitHistory.Loading;

/// <summary>Counts what happens to each path, and writes the counts of those that a batch touched.</summary>
sealed class Files
{
    readonly Dictionary<string, TrackedFile> files = [];
    readonly HashSet<string> touched = [];

    /// <summary>Counts a change, and returns the key of its file.</summary>
    public Guid Count(HistoryWriteTransaction tx, GitChange change, DateTimeOffset at)
    {
        var path = Fit.Distinct(change.Path, 480);
        if (!files.TryGetValue(path, out var file))
            file = tx.Files.ByPath.Get(path) ?? new TrackedFile { Id = UuidV7.Next(), Path = path, Changes = 0, TouchedAt = at };
        files[path] = file with
        {
            Changes = file.Changes + 1,
            Added = file.Added + (change.Added ?? 0),
            Removed = file.Removed + (change.Removed ?? 0),
            TouchedAt = at > file.TouchedAt ? at : file.TouchedAt,
        };
        touched.Add(path);
        return file.Id;
    }

    /// <summary>Writes the counts that changed since the last time, and returns how many.</summary>
    public long Save(HistoryWriteTransaction tx)
    {
        var saved = tx.Files.UpsertMany(touched.Select(path => files[path]));
        touched.Clear();
        return saved;
    }
}
