using Trestle.Schema.Rules;

namespace Trestle.Schema.Nodes;

/// <summary>A whole number as written.</summary>
sealed record NumberNode(int Value, SourceSpan Span);

/// <summary>A field's tag as written.</summary>
sealed record TagNode(int Value, SourceSpan Span);
