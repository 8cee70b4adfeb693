using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>The lines of many callers at once: each a thread that reads rows one by one, by itself.</summary>
internal sealed class PeerCallers(string area, IPeerStore store, Event[] rows, int rounds)
{
    public IEnumerable<Line> Lines(string name, PeerGoals goals, int points)
    {
        foreach (var count in (int[])[1, 16, 64])
        {
            using var ours = new Callers(store.Ours, count, rows, points);
            using var others = new Callers(() => store.Other(name), count, rows, points);
            yield return new Rounds(area, $"concurrent reads, {count} callers / {name}", goals.Concurrent, rounds)
                .Compare(ours.Reads, ours.Run, others.Run);
        }
    }

    sealed class Callers : IDisposable
    {
        readonly Peer[] peers;
        readonly Guid[][] keys;

        public Callers(Func<Peer> open, int count, Event[] rows, int points)
        {
            var random = new Random(2);
            peers = [.. Enumerable.Range(0, count).Select(_ => open())];
            keys = [.. peers.Select(_ => Enumerable.Range(0, Math.Max(1, points / count)).Select(_ => rows[random.Next(rows.Length)].Id).ToArray())];
        }

        public int Reads => keys.Sum(own => own.Length);

        public void Run()
        {
            var threads = peers.Select((peer, caller) => new Thread(() => peer.GetAlone(keys[caller]))).ToArray();
            foreach (var thread in threads)
                thread.Start();
            foreach (var thread in threads)
                thread.Join();
        }

        public void Dispose()
        {
            foreach (var peer in peers)
                peer.Dispose();
        }
    }
}
