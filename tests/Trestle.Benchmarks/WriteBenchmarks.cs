using Trestle.Benchmarks.Data;
using Trestle.Lmdb;

namespace Trestle.Benchmarks;

/// <summary>Loads and commits: the fast way of the API against the plain way of the same API.</summary>
internal static class WriteBenchmarks
{
    const int Callers = 64;

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        var rows = Rows.Events(rowCount);
        yield return Rounds.Compare(
            "lmdb", $"InsertMany of {rowCount:N0} unsorted rows, two indexes / row by row, a commit per 1,000", Goal.TimesFaster(4),
            rounds, rowCount,
            static () => new EmptyStore(), store => Load(store.Database, rows), store => InsertEach(store.Database, rows),
            static store => store.Dispose());

        using var folder = new TemporaryFolder();
        using var db = BenchDb.Open(LmdbStore.At(folder.File("commits.lmdb")));
        var next = 1_000_000_000;
        var perRound = Callers * 20;
        yield return Rounds.Compare(
            "lmdb", $"durable: {Callers} concurrent WriteAsync / one commit per row", Goal.TimesFaster(6), rounds, perRound,
            () => Concurrently(db, Fresh(perRound, ref next)), () => CommitEach(db, Fresh(perRound, ref next)),
            TimeSpan.FromSeconds(1));
    }

    static Event[] Fresh(int count, ref int next)
    {
        next += count;
        return Rows.Events(count, next, next);
    }

    static void Load(BenchDb db, Event[] rows)
    {
        using var tx = db.BeginWrite();
        tx.Events.InsertMany(rows);
        tx.Commit();
    }

    static void InsertEach(BenchDb db, Event[] rows)
    {
        foreach (var batch in rows.Chunk(1000))
        {
            using var tx = db.BeginWrite();
            foreach (var row in batch)
                tx.Events.Insert(row);
            tx.Commit();
        }
    }

    static void CommitEach(BenchDb db, Event[] rows)
    {
        foreach (var row in rows)
        {
            using var tx = db.BeginWrite();
            tx.Events.Insert(row);
            tx.Commit();
        }
    }

    static void Concurrently(BenchDb db, Event[] rows)
    {
        var perCaller = rows.Length / Callers;
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var row = 0; row < perCaller; row++)
            {
                var mine = rows[(caller * perCaller) + row];
                await db.WriteAsync(tx => tx.Events.Insert(mine));
            }
        }));
        Task.WhenAll(callers).GetAwaiter().GetResult();
    }

    sealed class EmptyStore : IDisposable
    {
        readonly TemporaryFolder folder = new();

        public EmptyStore() =>
            Database = BenchDb.Open(LmdbStore.At(folder.File("load.lmdb"), new LmdbOptions { Profile = LmdbProfile.Unsafe }));

        public BenchDb Database { get; }

        public void Dispose()
        {
            Database.Dispose();
            folder.Dispose();
        }
    }
}
