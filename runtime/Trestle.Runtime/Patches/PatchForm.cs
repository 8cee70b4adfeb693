using System.ComponentModel;

namespace Trestle.Patches;

/// <summary>What a patch does to one column, without the value that it does it with.</summary>
/// <param name="Column">The position of the column; in a versioned table the version is the first.</param>
/// <param name="Verb">What happens to it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PatchStep(int Column, PatchVerb Verb);

/// <summary>What a patch does, without the values: patches of equal form are the same statement with other parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatchForm : IEquatable<PatchForm>
{
    readonly PatchStep[] steps;
    readonly int hash;

    internal PatchForm(PatchStep[] steps)
    {
        this.steps = steps;
        var sum = new HashCode();
        foreach (var step in steps)
            sum.Add(step);
        hash = sum.ToHashCode();
    }

    /// <summary>One step per changed column, in the order of the columns.</summary>
    public IReadOnlyList<PatchStep> Steps => steps;

    /// <inheritdoc/>
    public bool Equals(PatchForm? other) => other is not null && hash == other.hash && steps.AsSpan().SequenceEqual(other.steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PatchForm);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;
}
