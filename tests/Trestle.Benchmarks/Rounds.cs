using System.Diagnostics;

namespace Trestle.Benchmarks;

/// <summary>
/// Times two ways of doing one thing in turn, round by round in one process, so that noise meets both alike; what counts is the
/// ratio of the medians. Warms up until tiered compilation has settled.
/// </summary>
internal static class Rounds
{
    /// <param name="perRound">How many operations one round does; times are divided by it.</param>
    public static Line Compare(
        string area, string metric, Goal goal, int rounds, int perRound, Action ours, Action other, TimeSpan? warmUp = null)
    {
        WarmUp(ours, other, warmUp ?? TimeSpan.FromSeconds(2));
        return Compare(area, metric, goal, rounds, perRound, static () => true, _ => ours(), _ => other(), static _ => { });
    }

    /// <summary>As the other overload, with something made before each round and thrown away after it, outside the measured time.</summary>
    public static Line Compare<T>(
        string area, string metric, Goal goal, int rounds, int perRound, Func<T> prepare, Action<T> ours, Action<T> other, Action<T> discard) =>
        Compare(area, metric, goal, rounds, perRound, new Way<T>(prepare, ours, discard), new Way<T>(prepare, other, discard));

    /// <summary>As the other overload, with the same thing done to what each side has made for itself; one round is only to warm up.</summary>
    public static Line Compare<T>(
        string area, string metric, Goal goal, int rounds, int perRound, Func<T> prepareOurs, Func<T> prepareOther, Action<T> both, Action<T> discard)
    {
        var (ours, other) = (new Way<T>(prepareOurs, both, discard), new Way<T>(prepareOther, both, discard));
        Time(ours, perRound);
        Time(other, perRound);
        return Compare(area, metric, goal, rounds, perRound, ours, other);
    }

    static Line Compare<T>(string area, string metric, Goal goal, int rounds, int perRound, Way<T> ours, Way<T> other)
    {
        var left = new double[rounds];
        var right = new double[rounds];
        var allocated = 0L;
        for (var round = 0; round < rounds; round++)
        {
            (left[round], var bytes) = Time(ours, perRound);
            (right[round], _) = Time(other, perRound);
            allocated += bytes;
        }

        return new Line(area, metric, goal, Sample.Of(left), Sample.Of(right), (double)allocated / rounds / perRound);
    }

    static (double Nanoseconds, long Allocated) Time<T>(Way<T> way, int perRound)
    {
        var subject = way.Prepare();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        way.Run(subject);
        var nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds / perRound;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        way.Discard(subject);
        return (nanoseconds, allocated);
    }

    // Several hundred calls and pauses: instrumented tier-0 code looks stable but is many times slower.
    static void WarmUp(Action ours, Action other, TimeSpan budget)
    {
        if (budget == TimeSpan.Zero)
            return;
        var until = Stopwatch.StartNew();
        for (var call = 0; call < 4 || until.Elapsed < budget; call++)
        {
            ours();
            other();
            if (call % 4 == 3)
                Thread.Sleep(120);
        }
    }

    sealed record Way<T>(Func<T> Prepare, Action<T> Run, Action<T> Discard);
}
