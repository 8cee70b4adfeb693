using System.Diagnostics;

namespace Trestle.Benchmarks;

/// <summary>
/// Times two ways of doing one thing in turn, round by round in one process, so that noise meets both alike; what counts is the
/// median of the rounds' ratios. Warms up until tiered compilation has settled.
/// </summary>
/// <param name="Area">The part of the report that the line belongs to.</param>
/// <param name="Metric">What the line compares.</param>
/// <param name="Goal">What the ratio should be.</param>
/// <param name="Count">How often each side is timed.</param>
internal sealed record Rounds(string Area, string Metric, Goal Goal, int Count)
{
    static readonly TimeSpan LongWarmUp = TimeSpan.FromSeconds(2);
    static readonly TimeSpan ShortWarmUp = TimeSpan.FromSeconds(0.8);
    static readonly TimeSpan BetweenPauses = TimeSpan.FromMilliseconds(50);

    /// <summary>So few rounds are a quick look, whose warming up is short too.</summary>
    const int FewRounds = 7;

    /// <summary>How time is read. <see cref="Clock.Thread"/> is right where one thread works and never waits.</summary>
    public Func<double> Time { get; init; } = Clock.Wall;

    /// <summary>Compares what can be repeated as it is.</summary>
    /// <param name="perRound">How many operations one round does; times are divided by it.</param>
    /// <param name="ours">What is measured.</param>
    /// <param name="other">What it is measured against.</param>
    /// <param name="otherPerRound">How many operations a round of the other does, if not as many.</param>
    public Line Compare(int perRound, Action ours, Action other, int? otherPerRound = null)
    {
        var warmUp = Count <= FewRounds ? ShortWarmUp : LongWarmUp;
        var until = Stopwatch.StartNew();
        var pause = until.Elapsed;
        for (var call = 1; call <= 4 || until.Elapsed < warmUp; call++)
        {
            ours();
            other();
            if (call % 4 != 0 || until.Elapsed - pause < BetweenPauses)
                continue;
            Settle();
            pause = until.Elapsed;
        }

        return Measure(Way(perRound, ours), Way(otherPerRound ?? perRound, other));
    }

    /// <summary>Compares what needs something made before each round and thrown away after it, outside the measured time.</summary>
    /// <param name="ours">What is measured.</param>
    /// <param name="other">What it is measured against.</param>
    /// <param name="warmUps">How many rounds of each go before, and do not count.</param>
    public Line Compare<T>(Way<T> ours, Way<T> other, int warmUps = 1)
    {
        for (var round = 0; round < warmUps; round++)
        {
            Run(ours);
            Run(other);
            Settle();
        }

        return Measure(ours, other);
    }

    Line Measure<T>(Way<T> ours, Way<T> other)
    {
        var left = new double[Count];
        var right = new double[Count];
        var allocated = 0L;
        for (var round = 0; round < Count; round++)
        {
            // In turn also who is first: what a round leaves behind in the caches helps or hinders both alike.
            if (round % 2 == 1)
                (right[round], _) = Run(other);
            (left[round], var bytes) = Run(ours);
            if (round % 2 == 0)
                (right[round], _) = Run(other);
            allocated += bytes;
        }

        var ratio = Sample.Of(left.Zip(right, static (our, their) => our / their));
        return Line.OfTimes(Area, Metric, Goal, Sample.Of(left), Sample.Of(right), ratio, (double)allocated / Count / ours.PerRound);
    }

    (double Nanoseconds, long Allocated) Run<T>(Way<T> way)
    {
        var subject = way.Prepare();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Time();
        way.Run(subject);
        var nanoseconds = (Time() - start) / way.PerRound;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        way.Discard(subject);
        return (nanoseconds, allocated);
    }

    // Instrumented tier-0 code looks stable but is many times slower: the compiler in the background needs calls and pauses.
    static void Settle() => Thread.Sleep(120);

    static Way<bool> Way(int perRound, Action run) => new(perRound, static () => true, _ => run(), static _ => { });
}
