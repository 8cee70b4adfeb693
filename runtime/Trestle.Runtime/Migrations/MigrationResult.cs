namespace Trestle.Migrations;

/// <summary>What a migration did.</summary>
/// <param name="Steps">The names of the steps that it applied, or took back, in that order.</param>
/// <param name="RowsWritten">How many rows it wrote anew.</param>
public sealed record MigrationResult(IReadOnlyList<string> Steps, long RowsWritten);
