using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Nodes;

/// <summary>A constant as written; what it means depends on the type of its field.</summary>
/// <param name="Kind">What it is without a type; quoted text is always text.</param>
/// <param name="IsQuoted">Whether it stands in quotes, so that it is text and never a member's name.</param>
sealed record ConstantNode(string Text, ScalarKind Kind, bool IsQuoted, SourceSpan Span);
