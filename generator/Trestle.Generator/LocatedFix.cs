using System.Collections.Immutable;
using Trestle.Analyzers.Rules;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>A change of a schema file, as a diagnostic carries it to the code fix: what goes where, and what a menu calls it.</summary>
/// <param name="Title">What a menu calls it.</param>
/// <param name="Text">What is put there.</param>
/// <param name="Span">What it takes the place of.</param>
sealed record LocatedFix(string Title, string Text, SourceSpan Span)
{
    public ImmutableDictionary<string, string?> Properties =>
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Title, Title).Add(FixProperties.Text(0), Text);
}
