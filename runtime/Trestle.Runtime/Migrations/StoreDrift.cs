namespace Trestle.Migrations;

/// <summary>Something that a store has otherwise than the schema in its catalog says.</summary>
/// <param name="Difference">What it is, in a sentence.</param>
/// <param name="Repair">The statements that make it as it should be; they may lose what somebody has put there by hand.</param>
public sealed record StoreDrift(string Difference, string Repair);
