using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>The reading lines of a relational store: ours against one peer, over the same filled table.</summary>
internal sealed class PeerReads(string area, IPeerStore store, Event[] rows, int rounds, Func<double> time)
{
    const int RowsPerRange = 100;
    const int ManyKeys = 1000;

    readonly Random random = new(1);

    public IEnumerable<Line> Lines(string name, PeerGoals goals, int points)
    {
        using var ours = store.Ours();
        using var other = store.Other(name);
        var keys = Pick(points, row => row.Id);
        var accounts = Pick(Math.Max(1, points / RowsPerRange), row => row.Account);
        yield return Compare(ours, other, "point read", goals.Point, keys.Length, peer => peer.GetEach(keys));
        var many = Pick(ManyKeys, row => row.Id);
        yield return Compare(ours, other, $"GetMany of {ManyKeys:N0} keys, as many gets", goals.Many, many.Length, peer => peer.GetMany(many));
        yield return Compare(ours, other, "point read by itself", goals.Concurrent, keys.Length, peer => peer.GetAlone(keys));
        yield return Compare(ours, other, $"index range of {RowsPerRange} rows", goals.Range, accounts.Length, peer => peer.Ranges(accounts));
        yield return Compare(ours, other, "scan to objects, rows as they came", goals.Scan, rows.Length, peer => peer.Scan());
    }

    /// <summary>The line of a table whose rows came in key order.</summary>
    public IEnumerable<Line> InOrder(string name, PeerGoals goals)
    {
        using var ours = store.Ours();
        using var other = store.Other(name);
        yield return Compare(ours, other, "scan to objects, rows in key order", goals.ScanInOrder, rows.Length, peer => peer.Scan());
    }

    Line Compare(Peer ours, Peer other, string metric, Goal goal, int perRound, Func<Peer, long> read)
    {
        if (read(ours) != read(other))
            throw new InvalidOperationException($"{other.Name} does not read what we read ({metric}). Correct the benchmark.");
        return new Rounds(area, $"{metric} / {other.Name}", goal, rounds) { Time = time }.Compare(perRound, () => read(ours), () => read(other));
    }

    Guid[] Pick(int count, Func<Event, Guid> value)
    {
        var picked = new Guid[count];
        for (var at = 0; at < count; at++)
            picked[at] = value(rows[random.Next(rows.Length)]);
        return picked;
    }
}
