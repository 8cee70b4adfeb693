using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Data;
using Trestle.Lmdb;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>Many callers that share durable commits, against a C program that makes one per row.</summary>
internal static class Commits
{
    const int RowsAlone = 100;

    public static IEnumerable<Line> Run(int rounds)
    {
        using var ours = EmptyFile.OfOurs(LmdbProfile.Durable);
        using var plain = EmptyFile.OfPlain(isDurable: true);
        var next = 0;
        foreach (var (callers, each, times) in ((int, int, double)[])[(64, 20, 6), (1024, 4, 15)])
        {
            var metric = $"durable: {callers} callers of WriteAsync / one commit per row in C";
            yield return new Rounds("lmdb", metric, Goal.TimesFaster(times), rounds)
                .Compare(
                    Way(callers * each, batch => Concurrently(ours.Ours!, batch.Ours, callers)),
                    Way(RowsAlone, batch => plain.Plain!.Insert(batch.Plain, perCommit: 1)),
                    warmUps: 3);
        }

        Way<Batch> Way(int count, Action<Batch> write) => new(count, () => Fresh(count), write, static _ => { });

        Batch Fresh(int count)
        {
            var rows = Rows.Events(count, next, seed: next);
            next += count;
            return new Batch(rows, PlainRow.Of(rows));
        }
    }

    static void Concurrently(BenchDb db, Event[] rows, int callers)
    {
        var each = rows.Length / callers;
        var tasks = Enumerable.Range(0, callers).Select(caller => Task.Run(() => InsertEach(db, rows.AsMemory(caller * each, each))));
        Task.WhenAll(tasks).GetAwaiter().GetResult();
    }

    [SuppressMessage("Trestle.Writes", "TRS4101", Justification = "A commit for each row is what is measured.")]
    static async Task InsertEach(BenchDb db, ReadOnlyMemory<Event> rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            var mine = rows.Span[row];
            await db.WriteAsync(tx => tx.Events.Insert(mine));
        }
    }

    sealed record Batch(Event[] Ours, PlainRow[] Plain);
}
