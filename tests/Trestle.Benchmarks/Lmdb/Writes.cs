using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>Batches written into a filled file, against the same puts by hand in C. Nothing is flushed on either side.</summary>
internal static class Writes
{
    const int PerCommit = 1_000;
    const int PerRound = 10 * PerCommit;
    const int WarmUps = 3;

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        using var files = new TwoFiles(rowCount);
        var next = rowCount;
        yield return Rounds($"Insert, two indexes, a commit per {PerCommit:N0} / the same puts", Goal.Ratio(1.05), rounds)
            .Compare(Ours(Fresh, files.Ours, InsertEach), Plain(Fresh, rows => files.Plain.Insert(rows, PerCommit)), WarmUps);
        yield return Rounds($"InsertMany, two indexes, a commit per {PerCommit:N0} / the same puts", Goal.Ratio(1.05), rounds)
            .Compare(
                Ours(Fresh, files.Ours, static (tx, batch) => tx.Events.InsertMany(batch)),
                Plain(Fresh, rows => files.Plain.Insert(rows, PerCommit)),
                WarmUps);
        var random = new Random(5);
        yield return Rounds($"Upsert that changes no index key, a commit per {PerCommit:N0} / get + put", Goal.Ratio(1.05), rounds)
            .Compare(Ours(Changed, files.Ours, UpsertEach), Plain(Changed, rows => files.Plain.Replace(rows, PerCommit)), WarmUps);

        Event[] Fresh() => Rows.Events(PerRound, next += PerRound, next);

        // As somebody has just made them, text included: that of a row from among a million would have to come from memory first.
        Event[] Changed() => [.. files.Pick(PerRound, random).Select(row => row with
        {
            Amount = random.Next(1_000_000) / 100m,
            Title = new string(row.Title.AsSpan()),
            Note = row.Note is null ? null : new string(row.Note.AsSpan()),
        })];
    }

    static Way<Batches> Ours(Func<Event[]> rows, BenchDb db, Action<BenchWriteTransaction, Event[]> write) => new(
        PerRound, () => new Batches([.. rows().Chunk(PerCommit)], []), batches => Write(db, batches.Ours, write), static _ => { });

    static Way<Batches> Plain(Func<Event[]> rows, Action<PlainRow[]> write) => new(
        PerRound, () => new Batches([], PlainRow.Of(rows())), batches => write(batches.Plain), static _ => { });

    static void Write(BenchDb db, Event[][] batches, Action<BenchWriteTransaction, Event[]> write)
    {
        foreach (var batch in batches)
        {
            using var tx = db.BeginWrite();
            write(tx, batch);
            tx.Commit();
        }
    }

    [SuppressMessage("Trestle.Writes", "TRS4102", Justification = "Single rows are what is measured.")]
    static void InsertEach(BenchWriteTransaction tx, Event[] batch)
    {
        var events = tx.Events;
        foreach (var row in batch)
            events.Insert(row);
    }

    [SuppressMessage("Trestle.Writes", "TRS4102", Justification = "Single rows are what is measured.")]
    static void UpsertEach(BenchWriteTransaction tx, Event[] batch)
    {
        var events = tx.Events;
        foreach (var row in batch)
            events.Upsert(row);
    }

    sealed record Batches(Event[][] Ours, PlainRow[] Plain);

    static Rounds Rounds(string metric, Goal goal, int rounds) => new("lmdb", metric, goal, rounds) { Time = Clock.Thread };
}
