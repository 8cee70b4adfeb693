using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Trestle.Torture.Children;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Fuzz;

/// <summary>
/// Millions of damaged inputs for whatever reads bytes from outside, in children that an overrun would end. A failing input is made small and
/// written to the folder of TRESTLE_CORPUS, if it is set: there it becomes a case for all runs to come.
/// </summary>
static class FuzzArea
{
    const long InputsInAll = 10_000_000;
    const int FewInputs = 500;
    const string Store = "-";

    public static async Task Run(Run run)
    {
        var waiting = new ConcurrentQueue<FuzzTarget>(FuzzTargets.All.Where(target => run.Wants($"fuzz: {target.Name}")));
        var end = DateTime.UtcNow + run.Time;
        var inputs = 0L;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(Work)));

        // The targets take turns, and each processor has one of them.
        async Task Work()
        {
            while (Volatile.Read(ref inputs) < InputsInAll && (run.IsShort || DateTime.UtcNow < end) && waiting.TryDequeue(out var target))
            {
                var count = run.IsShort ? Math.Min(FewInputs, target.Batch) : target.Batch;
                var before = Interlocked.Add(ref inputs, count) - count;
                await Batch(run, target, (int)((run.Seed + before) & (int.MaxValue >> 1)), count);
                if (!run.IsShort)
                    waiting.Enqueue(target);
            }
        }
    }

    static async Task Batch(Run run, FuzzTarget target, int first, int count)
    {
        var tally = run.Ledger.Of($"fuzz: {target.Name}", Store);
        var reached = await Child(run, tally, target, first, count, "");
        if (reached is { } at)
        {
            // It ended in the middle: once more, slowly, to see where.
            reached = await Child(run, tally, target, at, FuzzChild.Stride, "careful");
            run.Ledger.Report(tally, Verdict.Crashed, run.Seed, $"input {reached ?? at} of {target.Name} ended the process");
        }
        tally.Add(count);
    }

    // Returns the last number that was said when it did not come to its end.
    static async Task<int?> Child(Run run, Tally tally, FuzzTarget target, int first, int count, string how)
    {
        using var child = Children.Child.Start(
            ChildProgram.Word, "fuzz", target.Name, first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture), how);
        var last = first;
        while (await child.NextAsync() is { } line)
        {
            switch (line.Split(' ', 4))
            {
                case [FuzzChild.At, var number]:
                    last = int.Parse(number, CultureInfo.InvariantCulture);
                    break;
                case ["wrong", var number, var input, var error]:
                    run.Ledger.Report(tally, Verdict.Wrong, int.Parse(number, CultureInfo.InvariantCulture), $"{error}\n{input}");
                    Save(target, Convert.FromBase64String(input));
                    break;
            }
        }
        return await child.ExitAsync() == 0 ? null : last;
    }

    static void Save(FuzzTarget target, byte[] input)
    {
        if (Environment.GetEnvironmentVariable("TRESTLE_CORPUS") is not { Length: > 0 } corpus)
            return;
        var folder = Directory.CreateDirectory(Path.Combine(corpus, target.Name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, Convert.ToHexString(SHA256.HashData(input))[..12] + ".bin"), input);
    }
}
