namespace Trestle.Migrations;

/// <summary>Something that a migration dropped and the store still has.</summary>
/// <param name="Table">The identity of the table.</param>
/// <param name="Tag">The tag of the dropped field; null when the whole table was dropped, or its rows were written anew.</param>
/// <param name="Name">Its name when it was dropped.</param>
public sealed record Tombstone(Guid Table, int? Tag, string Name);
