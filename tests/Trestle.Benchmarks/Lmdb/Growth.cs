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

    public static IEnumerable<Line> Run(int largest)
    {
        // First: what a transaction of all rows has had, the process does not give back at once.
        int[] counts = [largest / 10, largest];
        var batches = counts.Select(LoadInBatches).ToArray();
        var (loads, scans) = (new List<Peak>(), new List<Peak>());
        for (var rowCount = Smallest; rowCount <= largest; rowCount *= 10)
        {
            using var folder = new TemporaryFolder();
            using var db = Open(folder);
            loads.Add(Load(db, rowCount));
            scans.Add(Scan(db, rowCount));
            yield return Figure("point read", rowCount, Reads, () => PointReads(db, rowCount));
            yield return Figure("range of 10 rows, per row", rowCount, RangesRead * CountedRows.PerAccount, () => RangeReads(db, rowCount));
            var next = rowCount;
            yield return Figure("insert, a commit per 1,000", rowCount, Inserts, () => Insert(db, ref next));
        }

        foreach (var line in Memory("loading, a commit per 1,000", counts, batches)
            .Concat(Memory("loading in one transaction", counts, loads[^2..])).Concat(Memory("scanning, beyond what was there", counts, scans[^2..].Select(Added))))
            yield return line;
        yield return Flatness("loading, a commit per 1,000", counts[1], $"{counts[0]:N0} rows", batches[1].Greatest / batches[0].Greatest);
        yield return Flatness("loading in one transaction", counts[1], $"{counts[0]:N0} rows", loads[^1].Greatest / loads[^2].Greatest);
        yield return Flatness("scanning", counts[1], "before", scans[^1].Greatest / scans[^1].Before);
    }

    static BenchDb Open(TemporaryFolder folder) => BenchDb.Open(
        LmdbStore.At(folder.File("growth.lmdb"), new LmdbOptions { Profile = LmdbProfile.Unsafe, BulkMemoryBytes = BulkMemory }));

    static IEnumerable<Line> Memory(string verb, int[] rowCounts, IEnumerable<Peak> peaks) => rowCounts.Zip(peaks, (rowCount, peak) =>
        Line.OfFigure("growth", $"memory at most while {verb}, {rowCount:N0} rows", Units.Bytes(peak.Greatest)));

    // A load leaves behind what the process does not give back at once.
    static Peak Added(Peak peak) => new(0, peak.Greatest - peak.Before);

    static Line Flatness(string verb, int rowCount, string other, double times) => Line.OfLimit(
        "growth", $"memory at most while {verb}, {rowCount:N0} rows / {other}", times, Flat,
        static times => times.ToString("0.00", CultureInfo.InvariantCulture) + " x");

    // As rule TRS4106 has it for what has no known end. Looked at before a commit: then every page that it writes is in memory.
    [SuppressMessage("Trestle.Lifetime", "TRS4304", Justification = "Each count of rows has a store of its own.")]
    static Peak LoadInBatches(int rowCount)
    {
        using var folder = new TemporaryFolder();
        using var db = Open(folder);
        GC.Collect();
        var memory = new PrivateMemory();
        var before = memory.Look();
        var loaded = 0;
        foreach (var batch in Enumerable.Range(0, rowCount).Select(CountedRows.Row).Chunk(PerCommit))
        {
            using var tx = db.BeginWrite();
            tx.Events.InsertMany(batch);
            loaded += batch.Length;
            if (loaded % LookEvery == 0)
                memory.Look();
            tx.Commit();
        }

        return new Peak(before, memory.Greatest);
    }

    static Peak Load(BenchDb db, int rowCount)
    {
        GC.Collect();
        var memory = new PrivateMemory();
        var before = memory.Look();
        using var tx = db.BeginWrite();
        tx.Events.InsertMany(Watched(rowCount, memory), new Watch(memory));
        memory.Look();
        tx.Commit();
        return new Peak(before, memory.Greatest);
    }

    // What the load before has left is not the scan's.
    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    static Peak Scan(BenchDb db, int rowCount)
    {
        GC.Collect();
        var memory = new PrivateMemory();
        var (seen, sum) = (0, 0L);
        using var tx = db.BeginRead();
        var before = memory.Look();
        foreach (var row in tx.Events.Scan())
        {
            sum += row.Serial;
            if (++seen % LookEvery == 0)
                memory.Look();
        }

        return seen == rowCount && sum > 0
            ? new Peak(before, memory.Greatest)
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

    /// <summary>The memory of the process before something, and the most that was seen within it, in bytes.</summary>
    readonly record struct Peak(double Before, double Greatest);

    sealed class Watch(PrivateMemory memory) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => memory.Look();
    }
}
