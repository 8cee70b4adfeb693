using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>The writing lines of a relational store: each round of each side begins with an empty table, or with the same rows.</summary>
internal sealed class PeerWrites(string area, Func<IPeerStore> create, Event[] rows, int rounds, Func<double> time)
{
    const int PerCommit = 1000;

    public IEnumerable<Line> Lines(string name, PeerGoals goals, int updates)
    {
        yield return Fresh(name, $"insert of {rows.Length:N0} rows, a commit per {PerCommit:N0}", goals.Insert, peer => peer.Insert(PerCommit));
        yield return Fresh(name, $"insert of {rows.Length:N0} rows at once", goals.Load, peer => peer.Load());
        yield return Update(name, goals.Update, updates);
    }

    Line Fresh(string name, string metric, Goal goal, Func<Peer, long> insert)
    {
        return new Rounds(area, $"{metric} / {name}", goal, rounds) { Time = time }.Compare(Way(static store => store.Ours()), Way(store => store.Other(name)));

        Way<Side> Way(Func<IPeerStore, Peer> open) => new(
            rows.Length, () => Empty(open), side => Require(insert(side.Peer), rows.Length), static side => side.Dispose());
    }

    Line Update(string name, Goal goal, int updates)
    {
        using var ours = Filled(static store => store.Ours());
        using var other = Filled(store => store.Other(name));
        return new Rounds(area, $"update of {updates:N0} rows, a commit per {PerCommit:N0} / {name}", goal, rounds) { Time = time }
            .Compare(Way(ours.Peer), Way(other.Peer));

        Way<Peer> Way(Peer peer)
        {
            var round = 0;
            return new(updates, () => Changed(peer, updates, round++), peer => Require(peer.Update(PerCommit), updates), static _ => { });
        }
    }

    Side Filled(Func<IPeerStore, Peer> open)
    {
        var side = Empty(open);
        side.Peer.Load();
        return side;
    }

    Side Empty(Func<IPeerStore, Peer> open)
    {
        var store = create();
        var peer = open(store);
        peer.Take(rows);
        return new Side(store, peer);
    }

    // Rows far from each other, others in each round, with other values.
    Peer Changed(Peer peer, int count, int round)
    {
        var changed = new Event[count];
        for (var at = 0; at < count; at++)
            changed[at] = rows[Scattered(((long)round * count) + at)] with { Amount = round + (at % 100 / 100m), Note = "changed" };
        peer.Take(changed);
        return peer;
    }

    // A step without a common divisor with the count meets every row once before it meets one again.
    int Scattered(long number) => (int)(number * 7919 % rows.Length);

    static void Require(long written, int wanted)
    {
        if (written != wanted)
            throw new InvalidOperationException($"{written} rows were written, and {wanted} were to be. Correct the benchmark.");
    }

    sealed record Side(IPeerStore Store, Peer Peer) : IDisposable
    {
        public void Dispose()
        {
            Peer.Dispose();
            Store.Dispose();
        }
    }
}
