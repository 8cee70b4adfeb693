using Trestle.Torture.Children;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Faults;

/// <summary>Disks without room, and files that may not grow: an error that says so, nothing lost, and all goes on when there is room again.</summary>
static class FullDisk
{
    const int LargeTransactions = 4;
    const int SmallestLimit = 30_000;
    const int LargestLimit = 3_000_000;

    public static async Task Run(Run run, string kind, double share)
    {
        using (var disk = SmallDisk.TryMount())
        {
            if (disk is not null)
            {
                await run.Repeat("disk full", kind, share * 0.4, 2, 100, seed => Full(disk, kind, seed));
                await run.Repeat("disk read-only", kind, share / 10, 1, 20, seed => ReadOnly(disk, kind));
                await run.Repeat("disk full: backup", kind, share / 10, 1, 20, seed => Backup(disk, kind, seed));
            }
        }
        await run.Repeat("file may not grow (RLIMIT_FSIZE)", kind, share * 0.4, 1, 100, seed => Limited(kind, seed));
    }

    static async Task Full(SmallDisk disk, string kind, int seed)
    {
        using var site = new FileSite(kind, disk.Folder);
        var random = new Random(seed);
        var address = site.At(site.Profiles[seed % site.Profiles.Count]);
        if (random.Next(4) > 0)
            Prepare(address);
        var ballast = disk.Fill(random.Next(4) switch { 0 => 0, 1 => random.Next(100_000), _ => random.Next(8 << 20) });
        try
        {
            using (var child = Child.Start(ChildProgram.Word, "fill", $"{address}", Size(random)))
                await Hear(child, IsFull);
            using (var child = Child.Start(ChildProgram.Word, "fill", $"{address}", Size(random)))
                await Hear(child, IsFull);
        }
        finally
        {
            File.Delete(ballast);
        }
        GoesOn(address);
    }

    static async Task ReadOnly(SmallDisk disk, string kind)
    {
        using var site = new FileSite(kind, disk.Folder);
        using var copy = new FileSite(kind);
        Prepare(site.Fast);
        File.Copy(site.File, copy.File);
        disk.MakeReadOnly(true);
        try
        {
            using var child = Child.Start(ChildProgram.Word, "examine", $"{copy.Fast}", $"{site.Fast}");
            var outcome = await child.NextAsync();
            Finding.Unless(outcome == nameof(Outcome.Typed), Verdict.Wrong, $"A write to a read-only disk was '{outcome}': {await child.Errors}");
        }
        finally
        {
            disk.MakeReadOnly(false);
        }
        GoesOn(site.Fast);
    }

    // What has no room leaves nothing behind, and the next one is whole.
    static void Backup(SmallDisk disk, string kind, int seed)
    {
        using var site = new FileSite(kind);
        var writer = Plan.Writer(PlanSize.Large, 0);
        using var db = site.Fast.Open();
        Work.Work.Prepare(db);
        for (var no = 1; no <= LargeTransactions; no++)
        {
            using var tx = db.BeginWrite();
            Work.Work.Do(tx, writer, no);
            tx.Commit();
        }
        var path = Path.Combine(disk.Folder, "backup");
        var ballast = disk.Fill(new Random(seed).Next(1_000_000));
        try
        {
            var error = Finding.Typed(() => db.Backup(path));
            Finding.Unless(error is StoreFullException, Verdict.Wrong, $"A backup without room was {error}.");
            var left = Directory.GetFileSystemEntries(disk.Folder).Length - 1;
            Finding.Unless(left == 0, Verdict.Wrong, "A backup without room left something behind.");
        }
        finally
        {
            File.Delete(ballast);
        }
        db.Backup(path);
        using (var copy = (site.Fast with { Place = path }).Open())
            WholeStore.Check(copy, new Dictionary<int, long> { [writer] = LargeTransactions }, 0);
        Directory.GetFiles(disk.Folder).ToList().ForEach(File.Delete);
    }

    static async Task Limited(string kind, int seed)
    {
        using var site = new FileSite(kind);
        var random = new Random(seed);
        var address = site.At(site.Profiles[seed % site.Profiles.Count]);
        if (random.Next(4) > 0)
            Prepare(address);
        using (var child = Child.Start(ChildProgram.Word, "fill-limited", $"{address}", Size(random), $"{random.Next(SmallestLimit, LargestLimit)}"))
            await Hear(child, IsFullOrCutShort);
        GoesOn(address);
    }

    static string Size(Random random) => $"{(PlanSize)random.Next(3)}";

    static bool IsFull(string error) => error.StartsWith(nameof(StoreFullException), StringComparison.Ordinal);

    // A write of which the system takes a part looks like one to a disk that fails.
    static bool IsFullOrCutShort(string error) => IsFull(error) || error.StartsWith($"{nameof(StoreException)} The system reported", StringComparison.Ordinal);

    static async Task Hear(Child child, Func<string, bool> isRight)
    {
        var done = await child.NextAsync();
        var error = await child.NextAsync();
        var exit = await child.ExitAsync();
        Finding.Unless(exit == 0 && done is not null, exit == Finding.UnhandledExit ? Verdict.Wrong : Verdict.Crashed, $"exit code {exit}: {await child.Errors}");
        Finding.Unless(isRight(error!), Verdict.Wrong, $"After {done} the error was not that the store is full: {error}");
    }

    static void Prepare(StoreAddress address)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
        using var tx = db.BeginWrite();
        Work.Work.Do(tx, Plan.Writer(PlanSize.Small, 0), 1);
        tx.Commit();
    }

    static void GoesOn(StoreAddress address)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
        WholeStore.Check(db, new Dictionary<int, long>());
        var next = Work.Work.Last(db, 0) + 1;
        using (var tx = db.BeginWrite())
        {
            Work.Work.Do(tx, 0, next);
            tx.Commit();
        }
        WholeStore.Check(db, new Dictionary<int, long> { [0] = next }, 0);
    }
}
