namespace Samples.GitHistory.Loading;

/// <summary>What there is to load.</summary>
/// <param name="Tip">The newest commit; all that it reaches are to be in the database afterwards.</param>
/// <param name="Known">A commit that, with all it reaches, is there already; or null.</param>
/// <param name="Commits">How many commits git will tell.</param>
sealed record LoadPlan(string Tip, string? Known, long Commits);
