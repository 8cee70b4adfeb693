using Trestle.Schema.Rules;

namespace Trestle.Schema.Yaml;

/// <summary>A YAML list.</summary>
sealed class YamlSequence(IReadOnlyList<YamlNode> items, SourceSpan span) : YamlNode(span)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Kind => "a list";

    protected override YamlNode? Last => Items.Count == 0 ? null : Items[Items.Count - 1];
}
