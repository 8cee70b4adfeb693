namespace Samples.Notes.Verbs;

/// <summary>Which notes to list.</summary>
/// <param name="Notebook">The name of their notebook, or null for every one.</param>
/// <param name="Tag">A tag that they have, or null for any.</param>
/// <param name="From">The first moment, or null for no bound.</param>
/// <param name="To">The moment after the last, or null for no bound.</param>
/// <param name="Size">How many at most.</param>
/// <param name="After">The token at the end of the page before, or null for the first page.</param>
sealed record Asked(string? Notebook, string? Tag, DateTimeOffset? From, DateTimeOffset? To, int Size, string? After);
