using Trestle.Schema.Rules;

namespace Trestle.Schema.Yaml;

/// <summary>A YAML map whose keys are scalars, each once, in the order of the file.</summary>
sealed class YamlMapping(IReadOnlyList<YamlEntry> entries, SourceSpan span) : YamlNode(span)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Kind => "a map";

    protected override YamlNode? Last => Entries.Count == 0 ? null : Entries[Entries.Count - 1].Value;
}

/// <summary>One <c>key: value</c> of a map.</summary>
sealed record YamlEntry(YamlScalar Key, YamlNode Value);
