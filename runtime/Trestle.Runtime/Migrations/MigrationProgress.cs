namespace Trestle.Migrations;

/// <summary>How far a migration is.</summary>
/// <param name="Step">The name of the step, or of the piece of work.</param>
/// <param name="Action">What is being done, for example <c>writing rows of 'notes'</c>.</param>
/// <param name="Done">How many rows, entries or statements of the action are done.</param>
/// <param name="Total">Of how many; 0 when nobody knows.</param>
public readonly record struct MigrationProgress(string Step, string Action, long Done, long Total);
