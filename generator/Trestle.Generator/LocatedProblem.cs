using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>A problem with the severity that it has in its file, and the place of that file on this machine.</summary>
/// <param name="Fix">The change of the file that would put it right; null when there is none.</param>
sealed record LocatedProblem(Problem Problem, Severity Severity, string Path, LocatedFix? Fix)
{
    const string Category = "Trestle";

    /// <summary>Null when the file's configuration turns the rule off.</summary>
    public static LocatedProblem? Of(Problem problem, SchemaInput? input, LocatedFixes? fixes = null)
    {
        var said = input?.Severities.FirstOrDefault(severity => severity.RuleId == problem.Rule.Id);
        if (said is { Severity: null })
            return null;
        return new(problem, said?.Severity ?? problem.Rule.Severity, input?.Location ?? problem.Span.Path, fixes?.Find(problem));
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        new DiagnosticDescriptor(
            Problem.Rule.Id, Problem.Rule.Title, "{0}", Category, Of(Severity), isEnabledByDefault: true, helpLinkUri: Problem.Rule.Page),
        Place(Problem.Span),
        Fix is null ? [] : [Place(Fix.Span)],
        Fix?.Properties,
        Problem.Message);

    Location Place(SourceSpan span)
    {
        if (Path.Length == 0)
            return Location.None;
        var lines = new LinePositionSpan(new(span.Line, span.Column), new(span.EndLine, span.EndColumn));
        return Location.Create(Path, new TextSpan(span.Start, span.Length), lines);
    }

    static DiagnosticSeverity Of(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
