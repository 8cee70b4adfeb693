namespace Trestle.Migrations;

/// <summary>Where a store is in the history that a program knows.</summary>
/// <param name="Applied">The steps in the store, in the order in which they were applied.</param>
/// <param name="Pending">The names of the program's steps that are not, in the program's order.</param>
/// <param name="Unknown">The names of steps in the store that the program does not know: it is older.</param>
/// <param name="Holder">Who holds the store for a migration, or left it so; null for nobody.</param>
/// <param name="Tombstones">What was dropped and can still come back.</param>
public sealed record MigrationStatus(
    IReadOnlyList<AppliedStep> Applied,
    IReadOnlyList<string> Pending,
    IReadOnlyList<string> Unknown,
    MigrationHold? Holder,
    IReadOnlyList<Tombstone> Tombstones);

/// <summary>A step in the journal of a store.</summary>
/// <param name="Hash">What the step is known by.</param>
/// <param name="Name">Its name when it was applied.</param>
/// <param name="At">When that was, UTC; null in a store without a journal, whose schema tells how far it is.</param>
/// <param name="By">Who applied it.</param>
public sealed record AppliedStep(string Hash, string Name, DateTimeOffset? At, string By);
