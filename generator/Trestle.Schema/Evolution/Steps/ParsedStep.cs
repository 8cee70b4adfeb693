using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>A step file after parsing. Two are equal when their path and text are, so that a pipeline can cache it.</summary>
public sealed class ParsedStep : IEquatable<ParsedStep>
{
    readonly string? computed;

    internal ParsedStep(SourceFile source, StepNode? root, EquatableArray<Problem> problems)
    {
        Source = source;
        Root = root;
        Problems = problems;
        Step = root?.ToStep();
        computed = Step?.Hash;
    }

    /// <summary>The file that was parsed.</summary>
    public SourceFile Source { get; }

    /// <summary>What is wrong with its shape.</summary>
    public EquatableArray<Problem> Problems { get; }

    /// <summary>What the file says; null when it cannot be read.</summary>
    public Step? Step { get; }

    /// <summary>The file's name without its endings, by which messages and people know the step.</summary>
    public string Name => StepFileName.Label(Source.Path);

    /// <summary>The hash that the file gives, by which later steps know it; empty when it cannot be read.</summary>
    public string Hash => Root?.Hash.Text ?? "";

    internal StepNode? Root { get; }

    /// <summary>Whether the file no longer says what it said when it was written.</summary>
    internal bool IsEdited => computed is not null && computed != Hash;

    public bool Equals(ParsedStep? other) => other is not null && Source.Equals(other.Source);

    public override bool Equals(object? obj) => Equals(obj as ParsedStep);

    public override int GetHashCode() => Source.GetHashCode();
}
