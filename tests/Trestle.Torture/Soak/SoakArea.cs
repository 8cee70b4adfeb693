using System.Diagnostics;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Soak;

/// <summary>
/// Readers, writers that share commits, and growth, for as long as there is time: what the process holds stays what it was.
/// </summary>
static class SoakArea
{
    const string Fault = "soak";
    const string AllKinds = "all";
    const int MoreHandles = 24;
    const long MoreHeap = 24 << 20;
    const long MoreResident = 160 << 20;

    static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Loads the kinds of stores all at once, in this one process, whose figures are those of all of them.</summary>
    public static Task Run(Run run) => run.Repeat(Fault, AllKinds, 1, 1, 1, async _ =>
    {
        var kinds = run.Kinds.ToList();
        var time = run.IsShort ? Short : run.Time < Longest ? run.Time : Longest;
        await Load(kinds, Short / 2);
        // What the runtime loads and starts once is no leak.
        var before = ProcessFigures.Now();
        var (early, late, loads) = await Load(kinds, time);
        var after = ProcessFigures.Now();
        var tally = run.Ledger.Of(Fault, AllKinds);
        tally.Lasted = time;
        tally.Add(loads.Sum(load => load.Written) - 1);
        tally.Note = $"{time.TotalSeconds:F0} s; {string.Join("; ", loads.Select(load => load.Note))}; before: {before}; "
            + $"after a quarter: {early}; at the end: {late}; closed: {after}";
        Finding.Unless(late.Handles <= early.Handles + MoreHandles, Verdict.Wrong, $"Handles grew: {early}, then {late}.");
        Finding.Unless(after.Handles <= before.Handles + MoreHandles, Verdict.Wrong, $"Handles stayed: {before}, then {after}.");
        Finding.Unless(late.Heap <= early.Heap + MoreHeap, Verdict.Wrong, $"Objects grew: {early}, then {late}.");
        Finding.Unless(late.Resident <= early.Resident + MoreResident, Verdict.Wrong, $"Memory grew: {early}, then {late}.");
    });

    static async Task<(ProcessFigures Early, ProcessFigures Late, List<Loaded> Loads)> Load(List<string> kinds, TimeSpan time)
    {
        var loads = new List<SoakedStore>();
        try
        {
            loads.AddRange(kinds.Select(kind => new SoakedStore(kind)));
            var watch = Stopwatch.StartNew();
            loads.ForEach(load => load.Begin());
            await Task.Delay(time / 4);
            var early = ProcessFigures.Now();
            await Task.Delay(time > watch.Elapsed ? time - watch.Elapsed : TimeSpan.Zero);
            var late = ProcessFigures.Now();
            var loaded = new List<Loaded>();
            foreach (var load in loads)
                loaded.Add(await load.EndAsync());
            return (early, late, loaded);
        }
        finally
        {
            foreach (var load in loads)
                await load.DisposeAsync();
        }
    }
}
