using System.Collections.Immutable;

namespace Trestle.Analyzers.Rules;

/// <summary>The rules whose diagnostics may carry a fix.</summary>
static class FixableRules
{
    public static readonly ImmutableArray<string> Ids = ImmutableArray.Create(
        "TRS4001", "TRS4004", "TRS4005", "TRS4006", "TRS4008", "TRS4010",
        "TRS4101", "TRS4102", "TRS4103", "TRS4107",
        "TRS4201",
        "TRS4301", "TRS4302", "TRS4303");

    /// <summary>Those on YAML, reported by the generator.</summary>
    public static readonly ImmutableArray<string> SchemaIds = ImmutableArray.Create("TRS1016", "TRS1018", "TRS2029", "TRS2101");
}
