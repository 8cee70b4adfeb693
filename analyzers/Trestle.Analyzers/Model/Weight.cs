using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Model;

/// <summary>
/// How much it matters that a table is read as a whole: nothing while it is small, and more than usual once it is large. What a project's
/// configuration says has precedence.
/// </summary>
static class Weight
{
    /// <summary>Below this many rows a scan costs less than looking at it.</summary>
    const long Small = 1_000;

    /// <summary>From this many rows on a scan is felt by who waits for it.</summary>
    const long Large = 100_000;

    public static DiagnosticSeverity Of(DiagnosticDescriptor rule, TableModel table) => table.Rows switch
    {
        < Small => DiagnosticSeverity.Hidden,
        >= Large => rule.DefaultSeverity == DiagnosticSeverity.Info ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
        _ => rule.DefaultSeverity,
    };
}
