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
            yield return new Rounds("lmdb", $"durable: {callers} callers of WriteAsync / one commit per row in C", Goal.TimesFaster(times), rounds).Compare(
                new Way<Batch>(callers * each, () => new(Fresh(callers * each), []), batch => Concurrently(ours.Ours!, batch.Ours, callers), static _ => { }),
                new Way<Batch>(RowsAlone, () => new([], PlainRow.Of(Fresh(RowsAlone))), batch => plain.Plain!.Insert(batch.Plain, perCommit: 1), static _ => { }),
                warmUps: 3);
        }

        Event[] Fresh(int count) => Rows.Events(count, next += count, next);
    }

    static void Concurrently(BenchDb db, Event[] rows, int callers)
    {
        var each = rows.Length / callers;
        var tasks = Enumerable.Range(0, callers).Select(caller => Task.Run(() => InsertEach(db, rows.AsMemory(caller * each, each))));
        Task.WhenAll(tasks).GetAwaiter().GetResult();
    }

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
