namespace Trestle.Hosting.Telemetry;

/// <summary>
/// What a kind of operation is called, and whether its rows are read or written. Made once for each kind: an operation on its way only
/// points to it.
/// </summary>
/// <param name="Name">The verb, as the program calls it.</param>
/// <param name="Table">The table, or null for the whole store.</param>
/// <param name="Index">The index, or null.</param>
/// <param name="Writes">Whether rows are written.</param>
sealed record OperationTarget(string Name, string? Table = null, string? Index = null, bool Writes = false);
