using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads one reference.</summary>
static class ReferenceParser
{
    static readonly string[] Words = ["to", "by", "onDelete"];

    public static ReferenceNode Parse(YamlEntry entry, string table, ValueReader read)
    {
        var damage = read.Problems.Damage;
        var name = new WordNode(entry.Key.Text, entry.Key.Span);
        var owner = $"reference '{ValueReader.Short(name.Text)}' of {table}";
        read.Name(name, $"the name of {owner}", NameForm.Lower);
        if (WordMap.Open(entry.Value, owner, read, Words) is not { } map)
            return new ReferenceNode(name, null, [], null, true);
        var reference = new ReferenceNode(
            name,
            map.Required("to", name.Span) is { } to ? read.Word(to, $"'to' of {owner}", "the name of a table") : null,
            map.Optional("by") is { } by ? FieldNames.Parse(by, $"'by' of {owner}", read) : [name],
            map.Optional("onDelete") is { } onDelete ? read.Choice(onDelete, $"'onDelete' of {owner}", "restrict", "cascade", "setNull") : null,
            false);
        return reference with { IsBroken = read.Problems.Damage > damage };
    }
}
