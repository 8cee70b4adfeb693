namespace Trestle.Benchmarks.Peers;

/// <summary>What the ratios to one peer should be, per line.</summary>
internal sealed record PeerGoals(Goal Point, Goal Range, Goal Scan, Goal Insert, Goal Load, Goal Update, Goal Concurrent)
{
    /// <summary>The same goal on every line.</summary>
    public static PeerGoals All(Goal goal) => new(goal, goal, goal, goal, goal, goal, goal);
}
