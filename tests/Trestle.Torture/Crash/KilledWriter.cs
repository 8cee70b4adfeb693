using System.Globalization;
using Trestle.Torture.Children;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Crash;

/// <summary>A child that writes as planned, and is killed at a random moment.</summary>
static class KilledWriter
{
    const int MostAcknowledged = 120;
    const int MostMicroseconds = 6_000;

    /// <summary>Runs the child and kills it. Returns the last transaction that each of its writers had acknowledged.</summary>
    public static async Task<Dictionary<int, long>> Run(int seed, int heavy, params string[] words)
    {
        var random = new Random(seed);
        var acknowledged = new Dictionary<int, long>();
        using var child = Child.Start([ChildProgram.Word, .. words]);
        // Early as often as late: as many between 1 and 10 as between 10 and 100.
        var wanted = 1 + (int)(Math.Pow(MostAcknowledged, random.NextDouble()) / heavy);
        for (var i = 0; i < wanted && await child.NextAsync() is { } line; i++)
            Hear(acknowledged, line);
        SpinFor(TimeSpan.FromMicroseconds(random.Next(MostMicroseconds * heavy)));
        child.Kill();
        while (await child.NextAsync() is { } line)
            Hear(acknowledged, line);
        var exit = await child.ExitAsync();
        Finding.Unless(exit == Child.Killed, Verdict.Crashed, $"The child ended by itself with code {exit}: {await child.Errors}");
        return acknowledged;
    }

    /// <summary>The store is opened at once, and holds what it must.</summary>
    public static void Check(Site site, StoreAddress address, Dictionary<int, long> acknowledged)
    {
        site.Settle();
        using var db = address.Open();
        WholeStore.Check(db, acknowledged, inFlight: 1);
    }

    // A line that the kill cut off was never said.
    static void Hear(Dictionary<int, long> acknowledged, string line)
    {
        if (line.Split(' ') is [var writer, var no])
            acknowledged[int.Parse(writer, CultureInfo.InvariantCulture)] = long.Parse(no, CultureInfo.InvariantCulture);
    }

    static void SpinFor(TimeSpan time)
    {
        var end = DateTime.UtcNow + time;
        SpinWait.SpinUntil(() => DateTime.UtcNow >= end);
    }
}
