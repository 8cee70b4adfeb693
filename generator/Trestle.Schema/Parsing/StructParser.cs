using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads one struct, short (a map of fields) or long (<c>{ doc, fields, retired }</c>).</summary>
static class StructParser
{
    static readonly string[] Words = ["doc", "fields", "retired"];

    public static StructNode Parse(YamlEntry entry, ValueReader read)
    {
        var damage = read.Problems.Damage;
        var name = new WordNode(entry.Key.Text, entry.Key.Span);
        var owner = $"struct '{ValueReader.Short(name.Text)}'";
        read.Name(name, $"the name of {owner}", NameForm.Upper);
        if (read.Map(entry.Value, owner) is not { } map)
            return new StructNode(name, null, [], [], true);
        var result = IsLong(map) ? ParseLong(name, map, owner, read) : new StructNode(name, null, [], [], false);
        result = result with { IsBroken = read.Problems.Damage > damage };
        var inner = IsLong(map) ? map.Entries.FirstOrDefault(item => item.Key.Text == "fields")?.Value : map;
        return inner is YamlMapping fields
            ? result with { Fields = FieldsParser.Parse(fields, owner, result.Retired, read) }
            : result with { IsBroken = true };
    }

    static StructNode ParseLong(WordNode name, YamlMapping map, string owner, ValueReader read)
    {
        var words = WordMap.Open(map, owner, read, Words)!;
        var doc = words.Optional("doc") is { } text ? read.Doc(text, $"the doc of {owner}")?.Text : null;
        var retired = FieldsParser.ParseRetired(words.Optional("retired"), owner, read);
        if (words.Required("fields", name.Span) is { } fields)
            read.Map(fields, $"'fields' of {owner}");
        return new StructNode(name, doc, [], retired, false);
    }

    // A field may be called 'fields'; only the long form has a map of fields there: one whose values are not the words of a field.
    static bool IsLong(YamlMapping map) =>
        map.Entries.Any(entry => entry is { Key.Text: "retired", Value: YamlSequence }
            || (entry is { Key.Text: "fields", Value: YamlMapping fields } && fields.Entries.All(inner => inner.Key.Text != "type")));
}
