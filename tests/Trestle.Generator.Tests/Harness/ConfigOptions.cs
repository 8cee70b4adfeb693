using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Trestle.Generator.Tests.Harness;

/// <summary>What <c>.editorconfig</c> and the project say: the project's folder, and keys for the schema files.</summary>
sealed class ConfigOptions(params (string Key, string Value)[] schemaKeys) : AnalyzerConfigOptionsProvider
{
    /// <summary>Who sees the generated types, as the project says it.</summary>
    public string Access { get; init; } = "";

    public override AnalyzerConfigOptions GlobalOptions =>
        new Options([("build_property.MSBuildProjectDirectory", SchemaText.Folder), ("build_property.TrestleAccess", Access)]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(schemaKeys);

    sealed class Options((string Key, string Value)[] pairs) : AnalyzerConfigOptions
    {
        readonly Dictionary<string, string> values = pairs.ToDictionary(pair => pair.Key, pair => pair.Value, KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
