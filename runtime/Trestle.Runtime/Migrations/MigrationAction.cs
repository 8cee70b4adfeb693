namespace Trestle.Migrations;

/// <summary>One thing that a store does in a migration, as <c>trestle migrate plan</c> prints it.</summary>
/// <param name="Text">The SQL statement, or what an embedded store does in a sentence.</param>
/// <param name="Lock">What it locks against whom while it runs; empty for nothing.</param>
/// <param name="Rewrites">Whether it writes all rows of a table anew.</param>
public sealed record MigrationAction(string Text, string Lock, bool Rewrites);
