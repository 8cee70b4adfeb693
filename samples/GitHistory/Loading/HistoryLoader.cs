using System.Diagnostics;
using Samples.GitHistory.Git;
using Trestle;

namespace Samples.GitHistory.Loading;

/// <summary>Brings the commits of a repository that the database does not have yet into it.</summary>
sealed class HistoryLoader(HistoryDb db, GitRepository repository)
{
    /// <summary>Commits per transaction: enough for the sorted load to pay, few enough to keep what a killed run has done.</summary>
    const int BatchSize = 20_000;

    readonly Authors authors = new();
    readonly Files files = new();

    /// <summary>Says where to begin and how much there is to do, or null when nothing is new.</summary>
    public LoadPlan? Plan()
    {
        if (repository.Head() is not { } head)
            return null;
        var known = LastTip() is { } tip && repository.Contains(tip) ? tip : null;
        var count = repository.Count(head, known);
        return count == 0 ? null : new LoadPlan(head, known, count);
    }

    /// <summary>Loads what the plan says, and calls <paramref name="progress"/> with the number of commits read so far.</summary>
    public LoadResult Load(LoadPlan plan, Action<long> progress)
    {
        var clock = Stopwatch.StartNew();
        var result = LoadResult.Nothing;
        foreach (var batch in Read(plan, progress).Chunk(BatchSize))
            result += LoadBatch(batch);
        result = result with { Took = clock.Elapsed };
        Remember(plan, result);
        return result;
    }

    IEnumerable<GitCommit> Read(LoadPlan plan, Action<long> progress)
    {
        long read = 0;
        foreach (var commit in repository.Log(plan.Tip, plan.Known))
        {
            progress(++read);
            yield return commit;
        }
    }

    // A batch is one transaction: either all of its commits are in, with their changes and counts, or none.
    LoadResult LoadBatch(GitCommit[] batch)
    {
        var clock = Stopwatch.StartNew();
        using var tx = db.BeginWrite();
        var commits = new List<Commit>();
        var changes = new List<Change>();
        foreach (var commit in batch)
        {
            if (tx.Commits.Exists(commit.Hash))
                continue;
            commits.Add(Rows.Commit(commit, authors.Find(tx, commit.Author)));
            changes.AddRange(commit.Changes.Select(change => Rows.Change(commit, change, files.Count(tx, change, commit.Committer.At))));
        }

        var rows = files.Save(tx) + tx.Commits.InsertMany(commits) + tx.Changes.InsertMany(changes);
        tx.Commit();
        return new LoadResult(commits.Count, changes.Count, rows, TimeSpan.Zero, clock.Elapsed);
    }

    string? LastTip()
    {
        using var tx = db.BeginRead();
        return tx.Runs.Last()?.Tip.ToString();
    }

    void Remember(LoadPlan plan, LoadResult result)
    {
        using var tx = db.BeginWrite();
        tx.Runs.Insert(new Run
        {
            Tip = Bytes.Parse(plan.Tip),
            At = DateTimeOffset.UtcNow,
            Took = result.Took,
            Commits = result.Commits,
        });
        tx.Commit();
    }
}
