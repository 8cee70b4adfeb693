namespace Trestle.Schema.Nodes;

/// <summary>How a table is divided, as written.</summary>
/// <param name="On">The field whose hash tells the partition; null when missing or unreadable.</param>
/// <param name="Count">How many partitions; null when missing or unreadable.</param>
sealed record PartitionNode(WordNode? On, NumberNode? Count);
