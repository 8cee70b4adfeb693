using System.ComponentModel;

namespace Trestle.Migrations;

/// <summary>A step of the schema's history as the program carries it; generated from the step file.</summary>
/// <param name="Hash">What the step is known by: the SHA-256 of what its file says.</param>
/// <param name="Name">The name of the file without its endings, for example <c>20260101090000-first</c>.</param>
/// <param name="Parents">The hashes of the steps before it.</param>
/// <param name="Replaces">The hashes of the steps that a squashed step stands for.</param>
/// <param name="Result">The SHA-256 of the canonical JSON of the schema after it.</param>
/// <param name="Rewrite">The tables whose rows the step writes anew; null for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MigrationStep(
    string Hash,
    string Name,
    IReadOnlyList<string> Parents,
    IReadOnlyList<string> Replaces,
    string Result,
    StepRewrite? Rewrite = null);
