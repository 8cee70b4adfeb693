using System.Text;
using Microsoft.CodeAnalysis;
using Trestle.Analyzers.Rules;
using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>Files that follow from the rules: the list of all of them, and configurations to choose from.</summary>
public sealed class GeneratedFilesTests
{
    static readonly string[] ReleaseNotes =
    [
        "generator/Trestle.Generator/AnalyzerReleases.Shipped.md", "generator/Trestle.Generator/AnalyzerReleases.Unshipped.md",
        "analyzers/Trestle.Analyzers/AnalyzerReleases.Shipped.md", "analyzers/Trestle.Analyzers/AnalyzerReleases.Unshipped.md",
    ];

    [Fact]
    public void The_list_of_rules_is_up_to_date()
    {
        var rows = ReleaseNotes.SelectMany(path => File.ReadLines(Path.Combine(Repository.Root, path)))
            .Where(line => line.StartsWith("TRS", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .OrderBy(cells => cells[0], StringComparer.Ordinal)
            .Select(cells => $"| [{cells[0]}]({cells[0]}.md) | {cells[3]} | {cells[1]} | {Said(cells[2])} | {(FixableRules.Ids.Concat(FixableRules.SchemaIds).Contains(cells[0]) ? "yes" : "")} |\n");
        GoldenFile.Compare(Path.Combine(Repository.Rules, "README.md"), $"""
            # Every rule

            Written by a test of `tests/Trestle.Analyzers.Tests` from the release notes of the rules. Severities are those without any
            configuration: what is wrong is an error, what is slow a warning, what could be better a suggestion. A fix may be offered
            for some forms of a mistake only; the rule's page says which.

            | id | title | category | severity | fix |
            |---|---|---|---|---|

            """ + string.Concat(rows));
    }

    [Fact]
    public void The_strict_configuration_is_up_to_date() => Compare(
        "strict", "What is slow is an error, too, and what could be better a warning.",
        severity => severity == DiagnosticSeverity.Info ? "warning" : "error");

    [Fact]
    public void The_relaxed_configuration_is_up_to_date() => Compare(
        "relaxed", "What is wrong is a warning, what is slow a suggestion, and nothing is said of what could be better.",
        severity => severity switch { DiagnosticSeverity.Error => "warning", DiagnosticSeverity.Warning => "suggestion", _ => "none" });

    static string Said(string severity) => severity == "Info" ? "suggestion" : severity.ToLowerInvariant();

    static void Compare(string name, string about, Func<DiagnosticSeverity, string> severity)
    {
        var text = new StringBuilder($"# Trestle's rules on C#, {name}: {about}\n# A configuration of the project itself has precedence.\nis_global = true\nglobal_level = -50\n\n");
        foreach (var rule in UsageRules.All)
            text.Append($"dotnet_diagnostic.{rule.Id}.severity = {severity(rule.DefaultSeverity)}\n");
        GoldenFile.Compare(Path.Combine(Repository.Root, "generator", "Trestle", "buildTransitive", "config", $"Trestle.{name}.globalconfig"), text.ToString());
    }
}
