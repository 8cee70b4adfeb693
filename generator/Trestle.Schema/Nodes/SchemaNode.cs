namespace Trestle.Schema.Nodes;

/// <summary>A file as written: a part of a schema.</summary>
/// <param name="Name">Null when missing or unreadable.</param>
/// <param name="HasUnreadableNamespace">Whether there is a namespace, but not a valid one.</param>
/// <param name="IsIncomplete">Whether the file has declarations that could not be read, so that unknown names prove nothing.</param>
sealed record SchemaNode(
    WordNode? Name,
    WordNode? Namespace,
    WordNode? Doc,
    IReadOnlyList<EnumNode> Enums,
    IReadOnlyList<StructNode> Structs,
    IReadOnlyList<TableNode> Tables,
    bool HasUnreadableNamespace,
    bool IsIncomplete);
