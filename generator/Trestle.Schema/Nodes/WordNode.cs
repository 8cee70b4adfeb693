using Trestle.Schema.Rules;

namespace Trestle.Schema.Nodes;

/// <summary>A name or a word, and where it stands.</summary>
sealed record WordNode(string Text, SourceSpan Span);
