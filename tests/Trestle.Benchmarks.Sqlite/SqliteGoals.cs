using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>The others, and what our ratio to each should be.</summary>
internal static class SqliteGoals
{
    // What a mapper costs is the same work for EF Core, and more beside it.
    static readonly PeerGoals Mapper = new(
        Point: Goal.TimesFaster(3), Many: Goal.TimesFaster(3), Range: Goal.TimesFaster(2), Scan: Goal.TimesFaster(1), ScanInOrder: Goal.TimesFaster(3.5),
        Insert: Goal.TimesFaster(1.2), Load: Goal.TimesFaster(1.2), Update: Goal.TimesFaster(1.2), Concurrent: Goal.TimesFaster(1));

    public static IReadOnlyDictionary<string, PeerGoals> Peers { get; } = new Dictionary<string, PeerGoals>
    {
        [RawPeer.Title] = new(
            Point: Goal.Ratio(1.2), Many: Goal.Ratio(1.2), Range: Goal.Ratio(1.3), Scan: Goal.Ratio(1.6), ScanInOrder: Goal.Ratio(1.6),
            Insert: Goal.Ratio(1.08), Load: Goal.Ratio(1.08), Update: Goal.Ratio(1.08), Concurrent: Goal.Ratio(1.2)),
        [AdoPeer.Title] = PeerGoals.All(Goal.TimesFaster(1)),
        [DapperPeer.Title] = Mapper,
        [EntityPeer.Title] = Mapper,
    };
}
