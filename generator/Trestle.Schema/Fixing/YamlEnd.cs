using Trestle.Schema.Yaml;

namespace Trestle.Schema.Fixing;

/// <summary>Where a value ends in the text, its closing bracket included.</summary>
static class YamlEnd
{
    public static int Of(string text, YamlNode node) => node switch
    {
        YamlMapping { Entries.Count: > 0 } map when text[map.Span.Start] != '{' => Of(text, map.Entries[map.Entries.Count - 1].Value),
        YamlSequence { Items.Count: > 0 } list when text[list.Span.Start] != '[' => Of(text, list.Items[list.Items.Count - 1]),
        _ => node.Span.Start + node.Span.Length,
    };
}
