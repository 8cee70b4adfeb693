using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Trestle.Benchmarks.Data;
using Trestle.Lmdb;
using Trestle.Storage;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>What an operation costs as a file grows by powers of ten, and that memory does not grow with it.</summary>
internal static class Growth
{
    const int Smallest = 10_000;
    const int Reads = 20_000;
    const int RangesRead = 2_000;
    const int PerCommit = 1_000;
    const int Inserts = 10 * PerCommit;
    const int Repeats = 7;
    const int LookEvery = 20_000;

    // Little enough that every load but the smallest has to sort in files, as a large one must.
    const long BulkMemory = 16L << 20;
    const double Flat = 1.25;

    [SuppressMessage("Trestle.Lifetime", "TRS4304", Justification = "Each count of rows has a store of its own.")]
    public static IEnumerable<Line> Run(int largest)
    {
        var loading = new List<double>();
        var scanning = 0.0;
        for (var rowCount = Smallest; rowCount <= largest; rowCount *= 10)
        {
            using var folder = new TemporaryFolder();
            using var db = BenchDb.Open(
                LmdbStore.At(folder.File("growth.lmdb"), new LmdbOptions { Profile = LmdbProfile.Unsafe, BulkMemoryBytes = BulkMemory }));
            loading.Add(Load(db, rowCount));
            scanning = Scan(db, rowCount);
            yield return Figure("point read", rowCount, Reads, () => PointReads(db, rowCount));
            yield return Figure("range of 10 rows, per row", rowCount, RangesRead * CountedRows.PerAccount, () => RangeReads(db, rowCount));
            var next = rowCount;
            yield return Figure("insert, a commit per 1,000", rowCount, Inserts, () => Insert(db, ref next));
        }

        yield return Memory($"memory at most while loading {largest:N0} rows / {largest / 10:N0} rows", loading[^1] / loading[^2]);
        yield return Memory($"memory at most while scanning {largest:N0} rows / before", scanning);
    }

    static Line Memory(string metric, double times) =>
        Line.OfLimit("growth", metric, times, Flat, static times => times.ToString("0.00", CultureInfo.InvariantCulture) + " x");

    static double Load(BenchDb db, int rowCount)
    {
        GC.Collect();
        var memory = new PrivateMemory();
        using var tx = db.BeginWrite();
        tx.Events.InsertMany(Watched(rowCount, memory), new Watch(memory));
        tx.Commit();
        return memory.Greatest;
    }

    // What the load before has left is not the scan's.
    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    static double Scan(BenchDb db, int rowCount)
    {
        GC.Collect();
        var memory = new PrivateMemory();
        var (seen, sum) = (0, 0L);
        using var tx = db.BeginRead();
        var before = (double)memory.Look();
        foreach (var row in tx.Events.Scan())
        {
            sum += row.Serial;
            if (++seen % LookEvery == 0)
                memory.Look();
        }

        return seen == rowCount && sum > 0
            ? memory.Greatest / before
            : throw new InvalidOperationException($"{seen} rows were read of {rowCount}. Look for a bug.");
    }

    static IEnumerable<Event> Watched(int rowCount, PrivateMemory memory)
    {
        for (var number = 0; number < rowCount; number++)
        {
            if (number % LookEvery == 0)
                memory.Look();
            yield return CountedRows.Row(number);
        }
    }

    static Line Figure(string name, int rowCount, int operations, Action run)
    {
        run();
        Thread.Sleep(150);
        run();
        var times = Enumerable.Range(0, Repeats).Select(_ =>
        {
            var start = Clock.Thread();
            run();
            return (Clock.Thread() - start) / operations;
        });
        return Line.OfFigure("growth", GrowthPlot.Metric(name, rowCount), Units.Duration(Sample.Of(times).Median));
    }

    static void PointReads(BenchDb db, int rowCount)
    {
        var random = new Random(1);
        var sum = 0L;
        using var tx = db.BeginRead();
        var events = tx.Events;
        for (var read = 0; read < Reads; read++)
            sum += events.Get(CountedRows.Id(random.Next(rowCount)))!.Serial;
        Keep.Result(sum);
    }

    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    static void RangeReads(BenchDb db, int rowCount)
    {
        var random = new Random(2);
        var sum = 0L;
        using var tx = db.BeginRead();
        for (var range = 0; range < RangesRead; range++)
        {
            foreach (var row in tx.Events.ByAccount.Prefix(CountedRows.Account(random.Next(rowCount))))
                sum += row.Serial;
        }

        Keep.Result(sum);
    }

    static void Insert(BenchDb db, ref int next)
    {
        for (var batch = 0; batch < Inserts / PerCommit; batch++)
        {
            using var tx = db.BeginWrite();
            var events = tx.Events;
            for (var row = 0; row < PerCommit; row++)
                events.Insert(CountedRows.Row(next++));
            tx.Commit();
        }
    }

    sealed class Watch(PrivateMemory memory) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => memory.Look();
    }
}
