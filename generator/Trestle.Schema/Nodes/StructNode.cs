namespace Trestle.Schema.Nodes;

/// <summary>A struct as written.</summary>
sealed record StructNode(WordNode Name, string? Doc, IReadOnlyList<FieldNode> Fields, IReadOnlyList<TagNode> Retired, bool IsBroken);
