using System.Diagnostics;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Soak;

/// <summary>Readers, writers that share commits, and growth, for as long as there is time: what the process holds stays what it was.</summary>
static class SoakArea
{
    const int Writers = 4;
    const int Readers = 4;
    const int MoreHandles = 24;
    const long MoreHeap = 24 << 20;
    const long MoreResident = 160 << 20;

    static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    public static async Task Run(Run run)
    {
        foreach (var kind in Site.Kinds)
            await Soak(run, kind, run.IsShort ? Short : run.Time / Site.Kinds.Count);
    }

    static Task Soak(Run run, string kind, TimeSpan time) => run.Repeat("soak", kind, 0, 1, 1, async _ =>
    {
        using var site = Site.New(kind);
        await WarmUp(kind);
        var before = ProcessFigures.Now();
        var (early, late, written, read, readers) = await Load(site, time);
        var after = ProcessFigures.Now();
        var tally = run.Ledger.Of("soak", kind);
        tally.Add(written - 1);
        tally.Note = $"{time.TotalSeconds:F0} s, {written} transactions, {read} scans; before: {before}; after a quarter: {early}; "
            + $"at the end: {late}; closed: {after}; open snapshots at the end: {readers}";
        Finding.Unless(readers == 0, Verdict.Wrong, $"{readers} snapshots were still open.");
        Finding.Unless(late.Handles <= early.Handles + MoreHandles, Verdict.Wrong, $"Handles grew: {early}, then {late}.");
        Finding.Unless(after.Handles <= before.Handles + MoreHandles, Verdict.Wrong, $"Handles stayed: {before}, then {after}.");
        Finding.Unless(late.Heap <= early.Heap + MoreHeap, Verdict.Wrong, $"Objects grew: {early}, then {late}.");
        Finding.Unless(late.Resident <= early.Resident + MoreResident, Verdict.Wrong, $"Memory grew: {early}, then {late}.");
    });

    // What the runtime loads and starts once is no leak.
    static async Task WarmUp(string kind)
    {
        using var site = Site.New(kind);
        await Load(site, Short / 2);
    }

    static async Task<(ProcessFigures Early, ProcessFigures Late, long Written, long Read, int Readers)> Load(Site site, TimeSpan time)
    {
        await using var db = site.Default.Open();
        Work.Work.Prepare(db);
        using var end = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(number => Task.Run(() => Write(db, number, end.Token))).ToList();
        var reading = Enumerable.Range(0, Readers).Select(number => Task.Run(() => Read(db, number, end.Token))).ToList();
        var watch = Stopwatch.StartNew();
        await Task.Delay(time / 4);
        var early = ProcessFigures.Now();
        await Task.Delay(time > watch.Elapsed ? time - watch.Elapsed : TimeSpan.Zero);
        var late = ProcessFigures.Now();
        await end.CancelAsync();
        var last = await Task.WhenAll(writing);
        var scans = await Task.WhenAll(reading);
        var writers = Enumerable.Range(0, Writers).ToDictionary(number => Plan.Writer(PlanSize.Small, number), number => last[number]);
        WholeStore.Check(db, writers, 0);
        return (early, late, last.Sum(), scans.Sum(), site is FileSite ? Math.Max(0, db.Stats().Readers) : 0);
    }

    static async Task<long> Write(TortureDb db, int number, CancellationToken end)
    {
        var no = 0L;
        var writer = Plan.Writer(PlanSize.Small, number);
        for (; !end.IsCancellationRequested; no++)
            await db.WriteAsync(tx => Work.Work.Do(tx, writer, no + 1));
        return no;
    }

    // Each sees of every writer all of some transactions: as many entries as its marks say.
    static async Task<long> Read(TortureDb db, int number, CancellationToken end)
    {
        var scans = 0L;
        var writer = Plan.Writer(PlanSize.Small, number % Writers);
        for (; !end.IsCancellationRequested; scans++)
        {
            await db.ReadAsync(tx =>
            {
                var total = tx.Totals.Get(writer);
                var last = tx.Marks.ByKey.Prefix(writer).Reverse().Take(1).ToList();
                Finding.Unless((total?.Last ?? 0) == (last.Count == 0 ? 0 : last[0].No), Verdict.Wrong, "A snapshot holds half of a transaction.");
                return tx.Entries.ByWriter.All().Take(200).Count();
            });
        }
        return scans;
    }
}
