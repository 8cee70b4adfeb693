using Trestle.Schema.Yaml;

namespace Trestle.Schema.Formatting;

/// <summary>Writes a collection in brackets on one line, its texts as the file spells them.</summary>
static class BracketText
{
    public static string Write(YamlNode node, string text) => node switch
    {
        YamlMapping { Entries.Count: 0 } => "{}",
        YamlMapping mapping => $"{{ {string.Join(", ", mapping.Entries.Select(entry => Entry(entry, text)))} }}",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(item => Write(item, text)))}]",
        _ => text.Substring(node.Span.Start, node.Span.Length),
    };

    static string Entry(YamlEntry entry, string text)
    {
        var value = Write(entry.Value, text);
        return value.Length == 0 ? Write(entry.Key, text) : $"{Write(entry.Key, text)}: {value}";
    }
}
