namespace Trestle.Benchmarks.Peers;

/// <summary>What the ratios to one peer should be, per line.</summary>
/// <param name="Point">A row by its key.</param>
/// <param name="Many">Rows by their keys in one call, against as many gets.</param>
/// <param name="Range">Rows along an index.</param>
/// <param name="Scan">Every row in key order, where rows lie as they came.</param>
/// <param name="ScanInOrder">Every row in key order, where rows came in that order, as those with time-ordered keys do.</param>
/// <param name="Insert">Rows with a commit per batch.</param>
/// <param name="Load">Rows at once.</param>
/// <param name="Update">Rows by their keys.</param>
/// <param name="Concurrent">Rows read each by itself, by one caller or many.</param>
internal sealed record PeerGoals(Goal Point, Goal Many, Goal Range, Goal Scan, Goal ScanInOrder, Goal Insert, Goal Load, Goal Update, Goal Concurrent)
{
    /// <summary>The same goal on every line.</summary>
    public static PeerGoals All(Goal goal) => new(goal, goal, goal, goal, goal, goal, goal, goal, goal);
}
