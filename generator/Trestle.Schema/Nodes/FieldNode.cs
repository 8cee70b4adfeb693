namespace Trestle.Schema.Nodes;

/// <summary>A field as written.</summary>
/// <param name="Tag">Null when missing or unreadable.</param>
/// <param name="Type">Null when missing or unreadable.</param>
/// <param name="IsBroken">Whether the field cannot be used; its name still counts as known.</param>
sealed record FieldNode(
    WordNode Name,
    TypeNode? Type,
    TagNode? Tag,
    ConstantNode? Default,
    ConstantNode? Min,
    ConstantNode? Max,
    NumberNode? MaxLength,
    WordNode? Generate,
    string? Doc,
    bool IsBroken);
