using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Trestle.Analyzers.Rules;

namespace Trestle.CodeFixes;

/// <summary>The edits that a diagnostic carries: each additional location, and the text that takes its place.</summary>
static class Edits
{
    public static bool Has(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(FixProperties.Title);

    public static IReadOnlyList<TextChange> Of(Diagnostic diagnostic) =>
        [.. diagnostic.AdditionalLocations
            .Select((location, i) => new TextChange(location.SourceSpan, diagnostic.Properties[FixProperties.Text(i)] ?? ""))
            .OrderBy(change => change.Span.Start)];

    /// <summary>Those that can be made together: of two that touch the same text the later waits for the next round.</summary>
    public static IReadOnlyList<TextChange> Together(IEnumerable<Diagnostic> diagnostics)
    {
        var taken = new List<TextChange>();
        foreach (var changes in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(Of))
            if (!changes.Any(change => taken.Any(other => Touch(change.Span, other.Span))))
                taken.AddRange(changes);
        return [.. taken.OrderBy(change => change.Span.Start)];
    }

    static bool Touch(TextSpan one, TextSpan other) => one.IntersectsWith(other);
}
