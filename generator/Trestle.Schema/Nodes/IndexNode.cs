using Trestle.Schema.Rules;

namespace Trestle.Schema.Nodes;

/// <summary>An index as written.</summary>
sealed record IndexNode(
    WordNode Name,
    IdNode? Id,
    string? Doc,
    IReadOnlyList<IndexPartNode> Parts,
    bool IsUnique,
    IReadOnlyList<WordNode> Include,
    IReadOnlyList<ComparisonNode> Where,
    bool IsBroken);

/// <summary>A part of an index as written.</summary>
sealed record IndexPartNode(WordNode Field, bool IsDescending);

/// <summary>A comparison of a condition as written.</summary>
/// <param name="Operator">One of <c>== != &lt; &lt;= &gt; &gt;=</c>.</param>
sealed record ComparisonNode(WordNode Field, WordNode Operator, ConstantNode Value, SourceSpan Span);
