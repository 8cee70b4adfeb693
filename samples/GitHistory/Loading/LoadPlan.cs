namespace Samples.GitHistory.Loading;

/// <summary>What there is to load.</summary>
/// <param name="Tip">The newest commit; all that it reaches are to be in the database afterwards.</param>
/// <param name="Known">A commit that, with all it reaches, is there already; or null.</param>
/// <param name="Commits">How many commits git will tell.</param>
sealed record LoadPlan(string Tip, string? Known, long Commits);

/// <summary>What a load added, and how long it took, git included.</summary>
sealed record LoadResult(int Commits, int Changes, TimeSpan Took)
{
    public static LoadResult operator +(LoadResult left, LoadResult right) =>
        new(left.Commits + right.Commits, left.Changes + right.Changes, left.Took + right.Took);
}
