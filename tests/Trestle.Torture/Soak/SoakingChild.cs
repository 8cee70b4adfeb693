using System.Diagnostics;
using System.Globalization;
using Trestle.Torture.Children;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Soak;

/// <summary>
/// Loads the kinds of stores all at once, in this one process, whose figures are those of all of them. It ends when its time is over, or when
/// it is told to.
/// </summary>
static class SoakingChild
{
    public const string At = "at";
    public const string Figures = "figures";
    public const string Found = "found";

    const int MoreHandles = 24;
    const long MoreHeap = 24 << 20;
    const long MoreResident = 160 << 20;

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task Run(TimeSpan time, string[] kinds)
    {
        using var end = new CancellationTokenSource();
        _ = Task.Run(() => EndWhenTold(end));
        try
        {
            await Load(kinds, WarmUp, _ => { }, default);
            // What the runtime loads and starts once is no leak.
            var before = ProcessFigures.Now();
            var (early, late) = await Load(kinds, time, Said.Line, end.Token);
            Require(before, early, late, ProcessFigures.Now());
        }
        catch (Finding finding)
        {
            Said.Line($"{Found} {finding.Verdict} {finding.Message.ReplaceLineEndings(" ")}");
        }
    }

    static void EndWhenTold(CancellationTokenSource end)
    {
        while (Console.In.ReadLine() is not null)
        {
        }
        end.Cancel();
    }

    static void Require(ProcessFigures before, ProcessFigures early, ProcessFigures late, ProcessFigures after)
    {
        Said.Line($"{Figures} before: {before}; after a quarter: {early}; at the end: {late}; closed: {after}");
        Finding.Unless(late.Handles <= early.Handles + MoreHandles, Verdict.Wrong, $"Handles grew: {early}, then {late}.");
        Finding.Unless(after.Handles <= before.Handles + MoreHandles, Verdict.Wrong, $"Handles stayed: {before}, then {after}.");
        Finding.Unless(late.Heap <= early.Heap + MoreHeap, Verdict.Wrong, $"Objects grew: {early}, then {late}.");
        Finding.Unless(late.Resident <= early.Resident + MoreResident, Verdict.Wrong, $"Memory grew: {early}, then {late}.");
    }

    static async Task<(ProcessFigures Early, ProcessFigures Late)> Load(string[] kinds, TimeSpan time, Action<string> say, CancellationToken end)
    {
        var loads = new List<SoakedStore>();
        try
        {
            loads.AddRange(kinds.Select(kind => new SoakedStore(kind)));
            var watch = Stopwatch.StartNew();
            loads.ForEach(load => load.Begin());
            await Wait(loads, watch, time / 4, say, end);
            var early = ProcessFigures.Now();
            await Wait(loads, watch, time, say, end);
            var late = ProcessFigures.Now();
            foreach (var load in loads)
                say($"{Figures} {await load.EndAsync()};");
            return (early, late);
        }
        finally
        {
            foreach (var load in loads)
                await load.DisposeAsync();
        }
    }

    static async Task Wait(List<SoakedStore> loads, Stopwatch watch, TimeSpan until, Action<string> say, CancellationToken end)
    {
        while (watch.Elapsed < until && !end.IsCancellationRequested)
        {
            var left = until - watch.Elapsed;
            await Task.Delay(left < Pause ? left : Pause, end).ContinueWith(_ => { }, TaskScheduler.Default);
            say(string.Create(CultureInfo.InvariantCulture, $"{At} {watch.Elapsed.TotalSeconds:F1} {loads.Sum(load => load.Written)}"));
        }
    }
}
