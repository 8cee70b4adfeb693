namespace Trestle.Schema.Nodes;

/// <summary>A table as written.</summary>
/// <param name="Id">Null when unreadable.</param>
/// <param name="HasAllFields">Whether all fields could be read, so that a name that is none of them is a mistake.</param>
/// <param name="IsBroken">Whether no model can be made of it; its name still counts as known.</param>
sealed record TableNode(
    WordNode Name,
    WordNode? Record,
    IdNode? Id,
    string? Doc,
    IReadOnlyList<WordNode> Key,
    WordNode? Serialization,
    IReadOnlyList<FieldNode> Fields,
    bool HasAllFields,
    IReadOnlyList<IndexNode> Indexes,
    IReadOnlyList<ReferenceNode> References,
    WordNode? Concurrency,
    IReadOnlyList<TagNode> Retired,
    PartitionNode? Partition,
    bool IsBroken);
