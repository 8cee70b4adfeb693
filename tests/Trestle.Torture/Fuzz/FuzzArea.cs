using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Trestle.Torture.Children;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Fuzz;

/// <summary>
/// Millions of damaged inputs for whatever reads bytes from outside, in children that an overrun would end, and whose code tells which inputs
/// lead on (it is instrumented here: SharpFuzz does that, too, but is not in every registry). A failing input is made small and written to the
/// folder of TRESTLE_CORPUS, if it is set: there it becomes a case for all runs to come.
/// </summary>
static class FuzzArea
{
    const int FewInputs = 500;
    const string Store = "-";

    public static Task Run(Run run) => Run(run, [.. FuzzTargets.All.Where(target => run.Wants($"fuzz: {target.Name}"))]);

    public static async Task Run(Run run, IReadOnlyList<FuzzTarget> targets)
    {
        if (targets.Count == 0)
            return;
        using var program = new InstrumentedProgram();
        var waiting = new ConcurrentQueue<FuzzTarget>(targets);
        var end = DateTime.UtcNow + run.Time;
        var processors = Environment.ProcessorCount;
        await Task.WhenAll(Enumerable.Range(0, processors).Select(_ => Task.Run(Work)));

        // Each processor has one target at a time. What one leaves over of its time, those behind it have.
        async Task Work()
        {
            while (!run.Stop.IsCancellationRequested && waiting.TryDequeue(out var target))
            {
                var share = Math.Min(1.0, (double)processors / (waiting.Count + 1));
                await Fuzz(run, program, target, (end - DateTime.UtcNow) * share);
            }
        }
    }

    // A crash ends a child early, and another one goes on.
    static async Task Fuzz(Run run, InstrumentedProgram program, FuzzTarget target, TimeSpan time)
    {
        var tally = run.Ledger.Of($"fuzz: {target.Name}", Store);
        var end = DateTime.UtcNow + time;
        var wanted = run.IsShort ? FewInputs : target.Many;
        var children = 0;
        do
        {
            await Child(run, tally, program, target, (int)(wanted - tally.Times), run.IsShort ? TimeSpan.MaxValue : end - DateTime.UtcNow);
        }
        while (tally[Verdict.Crashed] == ++children && children < (run.IsShort ? 1 : FuzzChild.Enough) && tally.Times < wanted);
    }

    static async Task Child(Run run, Tally tally, InstrumentedProgram program, FuzzTarget target, int count, TimeSpan time)
    {
        var seed = (run.Seed + (int)tally.Times + tally[Verdict.Crashed]) & int.MaxValue;
        var file = program.InputOf(target);
        using var child = Children.Child.StartOther(
            program.Program, ChildProgram.Word, "fuzz", target.Name, seed.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture),
            time.ToString("c", CultureInfo.InvariantCulture), file);
        using var stop = run.Stop.Register(child.Kill);
        while (await child.NextOrKillAsync() is { } line)
            Hear(run, tally, target, seed, line);
        var exit = await child.ExitAsync();
        if (exit != 0 && !run.Stop.IsCancellationRequested)
            Report(run, tally, Verdict.Crashed, target, seed, GuardedBuffer.Last(file), $"exit code {exit}: {await child.Errors}");
    }

    static void Hear(Run run, Tally tally, FuzzTarget target, int seed, string line)
    {
        switch (line.Split(' ', 3))
        {
            case [FuzzChild.Done, var count]:
                tally.Add(int.Parse(count, CultureInfo.InvariantCulture));
                break;
            case [FuzzChild.Wrong, var input, var error]:
                Report(run, tally, Verdict.Wrong, target, seed, Convert.FromBase64String(input), error);
                break;
            case [FuzzChild.Kept, ..]:
                tally.Note = line[(FuzzChild.Kept.Length + 1)..];
                break;
        }
    }

    static void Report(Run run, Tally tally, Verdict verdict, FuzzTarget target, int seed, byte[] input, string error)
    {
        run.Ledger.Report(tally, verdict, seed, $"{error}\n{Convert.ToBase64String(input)}");
        if (Environment.GetEnvironmentVariable("TRESTLE_CORPUS") is not { Length: > 0 } corpus)
            return;
        var folder = Directory.CreateDirectory(Path.Combine(corpus, target.Name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, Convert.ToHexString(SHA256.HashData(input))[..12] + ".bin"), input);
    }
}
