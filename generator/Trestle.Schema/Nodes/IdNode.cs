using Trestle.Schema.Rules;

namespace Trestle.Schema.Nodes;

/// <summary>The identity of a table or an index.</summary>
/// <param name="IsOffered">Whether it was missing, and this is the one that the problem offers.</param>
sealed record IdNode(Guid Value, SourceSpan Span, bool IsOffered);
