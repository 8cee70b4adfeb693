using Trestle.Schema.Rules;

namespace Trestle.Schema.Nodes;

/// <summary>A type as written: <c>name</c>, <c>name(arguments)</c> or <c>name&lt;elements&gt;</c>, with or without <c>?</c>.</summary>
/// <param name="Span">Of the name alone.</param>
sealed record TypeNode(string Name, IReadOnlyList<WordNode> Arguments, IReadOnlyList<TypeNode> Elements, bool IsNullable, SourceSpan Span);
