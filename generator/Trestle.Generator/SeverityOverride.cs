using Microsoft.CodeAnalysis.Diagnostics;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>
/// What <c>.editorconfig</c> says of a rule in one YAML file, as <c>trestle_severity.TRS2001 = warning</c>: the compiler's own keys
/// reach C# files only.
/// </summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Severity">Its severity in this file, or null when it is off.</param>
sealed record SeverityOverride(string RuleId, Severity? Severity)
{
    const string Prefix = "trestle_severity.";

    public static EquatableArray<SeverityOverride> Read(AnalyzerConfigOptions options) =>
        new(SchemaRules.All.Concat(AdviceRules.All).Concat(EvolutionRules.All).Select(rule => Read(options, rule.Id)).OfType<SeverityOverride>());

    static SeverityOverride? Read(AnalyzerConfigOptions options, string id) =>
        !options.TryGetValue(Prefix + id, out var value) ? null : value.Trim().ToLowerInvariant() switch
        {
            "error" => new(id, Schema.Rules.Severity.Error),
            "warning" => new(id, Schema.Rules.Severity.Warning),
            "suggestion" or "info" => new(id, Schema.Rules.Severity.Info),
            "none" or "silent" => new(id, null),
            _ => null,
        };
}
