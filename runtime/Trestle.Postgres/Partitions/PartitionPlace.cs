namespace Trestle.Postgres;

/// <summary>Where a partition is.</summary>
/// <param name="Number">The partition, counted from 0.</param>
/// <param name="Name">The name of its table.</param>
/// <param name="Server">The name of the server that it is on; null for the one of the database itself.</param>
public sealed record PartitionPlace(int Number, string Name, string? Server);
