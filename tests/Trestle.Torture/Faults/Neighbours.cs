using Trestle.Torture.Children;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Faults;

/// <summary>Other processes at the store: they write too, or are killed while they read, and there are very many readers.</summary>
static class Neighbours
{
    const int Writers = 3;
    const int Readers = 2000;
    const int WritesBesideReaders = 150;

    public static async Task Run(Run run, string kind, double share)
    {
        await run.Repeat("several processes write", kind, share / 3, 1, 100, seed => Write(kind, seed));
        await run.Repeat("reader killed while it reads", kind, share / 3, 1, 100, _ => KillReaders(kind));
        await run.Repeat("2,000 readers", kind, share / 3, 1, 10, _ => Read(kind));
    }

    static async Task Write(string kind, int seed)
    {
        using var site = Site.New(kind);
        Prepare(site.Default);
        var runs = Enumerable.Range(0, Writers).Select(number =>
            KilledWriter(seed + number, site.Default, number));
        var acknowledged = (await Task.WhenAll(runs)).SelectMany(one => one).ToDictionary();
        site.Settle();
        using var db = site.Default.Open();
        WholeStore.Check(db, acknowledged, inFlight: 1);
    }

    static Task<Dictionary<int, long>> KilledWriter(int seed, StoreAddress address, int number) =>
        Crash.KilledWriter.Run(seed, 2, "commit", $"{address}", nameof(PlanSize.Small), $"{number}");

    static async Task KillReaders(string kind)
    {
        using var site = Site.New(kind);
        Prepare(site.Default);
        using var db = site.Default.Open();
        var last = Write(db, 0, WritesBesideReaders);
        for (var i = 0; i < 3; i++)
        {
            using var child = Child.Start(ChildProgram.Word, "read", $"{site.Default}");
            if (await child.NextAsync() != "reading")
                throw new Finding(Verdict.Crashed, $"The reader did not read: {await child.Errors}");
            last = Write(db, last, 20);
            child.Kill();
            var exit = await child.ExitAsync();
            Finding.Unless(exit == Child.Killed, Verdict.Wrong, $"The reader ended with code {exit}: its snapshot changed.");
            last = Write(db, last, 20);
        }
        WholeStore.Check(db, new Dictionary<int, long> { [0] = last }, 0);
    }

    // Embedded stores have a snapshot for each of them at once; a server has a pool, and they take turns.
    static async Task Read(string kind)
    {
        using var site = Site.New(kind);
        Prepare(site.Default);
        await using var db = TortureDb.Open(site.Default.With(maxReaders: Readers + 16));
        var last = Write(db, 0, 5);
        if (kind == "postgres")
        {
            var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => db.ReadAsync(tx => tx.Marks.Count())));
            Finding.Unless(Array.TrueForAll(counts, count => count == last), Verdict.Wrong, "Readers saw different things.");
            return;
        }
        var readers = Enumerable.Range(0, Readers).Select(_ => db.BeginRead()).ToList();
        var after = Write(db, last, 5);
        var isSame = readers.TrueForAll(tx => tx.Marks.Count() == last);
        readers.ForEach(tx => tx.Dispose());
        Finding.Unless(isSame, Verdict.Wrong, "A snapshot changed.");
        WholeStore.Check(db, new Dictionary<int, long> { [0] = after }, 0);
    }

    static void Prepare(StoreAddress address)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
    }

    static long Write(TortureDb db, long last, int count)
    {
        for (var end = last + count; last < end; last++)
        {
            using var tx = db.BeginWrite();
            Work.Work.Do(tx, Plan.Writer(PlanSize.Small, 0), last + 1);
            tx.Commit();
        }
        return last;
    }
}
