namespace Trestle.Tables;

/// <summary>Some rows of a query, and where the rest begins.</summary>
/// <param name="Rows">The rows, in the query's order.</param>
/// <param name="Next">The token to pass to <c>After</c> for the next page, or null when this was the last.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Rows, string? Next);
