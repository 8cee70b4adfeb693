namespace Trestle.Migrations;

/// <summary>Who holds a store for a migration.</summary>
/// <param name="Owner">Who it is.</param>
/// <param name="Until">Until when the lease runs, UTC; once it is over, another run may go on.</param>
public sealed record MigrationHold(string Owner, DateTimeOffset Until);
