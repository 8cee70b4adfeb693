using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>A problem with the severity that it has in its file, and the place of that file on this machine.</summary>
sealed record LocatedProblem(Problem Problem, Severity Severity, string Path)
{
    const string Category = "Trestle";

    /// <summary>Null when the file's configuration turns the rule off.</summary>
    public static LocatedProblem? Of(Problem problem, SchemaInput? input)
    {
        var said = input?.Severities.FirstOrDefault(severity => severity.RuleId == problem.Rule.Id);
        if (said is { Severity: null })
            return null;
        return new(problem, said?.Severity ?? problem.Rule.Severity, input?.Location ?? problem.Span.Path);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        new DiagnosticDescriptor(
            Problem.Rule.Id, Problem.Rule.Title, "{0}", Category, Of(Severity), isEnabledByDefault: true, helpLinkUri: Problem.Rule.Page),
        Place(),
        Problem.Message);

    Location Place()
    {
        var span = Problem.Span;
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
