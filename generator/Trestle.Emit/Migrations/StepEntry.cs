using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>A step as the list of steps has it.</summary>
/// <param name="Hash">What it is known by.</param>
/// <param name="Name">The name of its file without the endings.</param>
/// <param name="Parents">The hashes of the steps before it.</param>
/// <param name="Replaces">The hashes of the steps that it stands for.</param>
/// <param name="Result">The hash of the schema after it.</param>
/// <param name="Type">The class with the rows that it writes anew; null for none.</param>
public sealed record StepEntry(
    string Hash, string Name, EquatableArray<string> Parents, EquatableArray<string> Replaces, string Result, string? Type)
{
    public static StepEntry Of(StepModel step) =>
        new(step.Hash, step.Name, step.Parents, step.Replaces, step.Result, step.Rewrite is null ? null : step.Type);
}
