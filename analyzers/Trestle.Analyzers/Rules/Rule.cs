using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Rules;

/// <summary>Declares rules: what they have in common.</summary>
static class Rule
{
    public const string Reads = "Trestle.Reads";
    public const string Writes = "Trestle.Writes";
    public const string Transactions = "Trestle.Transactions";
    public const string Lifetime = "Trestle.Lifetime";

    /// <summary>What is wrong.</summary>
    public static DiagnosticDescriptor Wrong(string id, string category, string title, string message) =>
        Of(id, category, title, message, DiagnosticSeverity.Error);

    /// <summary>What is slow.</summary>
    public static DiagnosticDescriptor Slow(string id, string category, string title, string message) =>
        Of(id, category, title, message, DiagnosticSeverity.Warning);

    /// <summary>What could be better.</summary>
    public static DiagnosticDescriptor Better(string id, string category, string title, string message) =>
        Of(id, category, title, message, DiagnosticSeverity.Info);

    static DiagnosticDescriptor Of(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: "analyzers/rules/" + id + ".md");
}
