namespace Samples.GitHistory.Loading;

/// <summary>What a load added.</summary>
/// <param name="Rows">Rows written: commits, changes, and the files they touched.</param>
/// <param name="Took">How long it took, git included.</param>
/// <param name="Storing">How much of that went by inside transactions.</param>
sealed record LoadResult(int Commits, int Changes, long Rows, TimeSpan Took, TimeSpan Storing)
{
    public static LoadResult Nothing { get; } = new(0, 0, 0, TimeSpan.Zero, TimeSpan.Zero);

    public static LoadResult operator +(LoadResult left, LoadResult right) => new(
        left.Commits + right.Commits, left.Changes + right.Changes, left.Rows + right.Rows,
        left.Took + right.Took, left.Storing + right.Storing);
}
