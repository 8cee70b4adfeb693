namespace Trestle.Schema.Model;

/// <summary>How a server divides a table: by the hash of one field of its key, into so many partitions.</summary>
/// <param name="On">The name of the field.</param>
public sealed record PartitionModel(string On, int Count);
