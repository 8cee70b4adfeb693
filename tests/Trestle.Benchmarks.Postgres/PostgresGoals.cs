using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Postgres;

/// <summary>The others, and what our ratio to each should be.</summary>
internal static class PostgresGoals
{
    public static IReadOnlyDictionary<string, PeerGoals> Peers { get; } = new Dictionary<string, PeerGoals>
    {
        [NpgsqlPeer.Title] = PeerGoals.All(Goal.Ratio(1.05)) with { Many = Goal.TimesFaster(5), Load = Goal.Ratio(1.1) },
        [DapperPeer.Title] = PeerGoals.All(Goal.TimesFaster(1)) with { Many = Goal.TimesFaster(5) },
        [EntityPeer.Title] = PeerGoals.All(Goal.TimesFaster(1)) with { Many = Goal.TimesFaster(5) },
    };
}
