using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads one table. What is wrong in a field, an index or a reference breaks that one alone.</summary>
static class TableParser
{
    static readonly string[] Words =
        ["record", "id", "doc", "key", "serialization", "fields", "indexes", "references", "partition", "concurrency", "retired"];

    public static TableNode Parse(YamlEntry entry, string schema, ValueReader read)
    {
        var damage = read.Problems.Damage;
        var name = new WordNode(entry.Key.Text, entry.Key.Span);
        var owner = $"table '{ValueReader.Short(name.Text)}'";
        read.Name(name, $"the name of {owner}", NameForm.Lower);
        if (WordMap.Open(entry.Value, owner, read, Words) is not { } map)
            return new TableNode(name, null, null, null, [], null, [], false, [], [], null, [], null, true);
        var fresh = new FreshId(schema, name.Text);
        var table = new TableNode(
            name,
            map.Required("record", name.Span) is { } record ? read.Name(record, $"the record of {owner}", NameForm.Upper) : null,
            IdParser.Parse(map, name, owner, fresh, read, isTable: true),
            map.Optional("doc") is { } doc ? read.Doc(doc, $"the doc of {owner}")?.Text : null,
            map.Required("key", name.Span) is { } key ? FieldNames.Parse(key, $"'key' of {owner}", read) : [],
            map.Optional("serialization") is { } form ? read.Choice(form, $"'serialization' of {owner}", "flatbuffers", "cbor", "json") : null,
            [],
            false,
            [],
            [],
            map.Optional("concurrency") is { } concurrency ? read.Choice(concurrency, $"'concurrency' of {owner}", "version") : null,
            FieldsParser.ParseRetired(map.Optional("retired"), owner, read),
            PartitionParser.Parse(map.Optional("partition"), name, owner, read),
            false);
        var fields = map.Required("fields", name.Span) is { } inner ? read.Map(inner, $"'fields' of {owner}") : null;
        table = table with { IsBroken = read.Problems.Damage > damage };
        return table with
        {
            Fields = fields is null ? [] : FieldsParser.Parse(fields, owner, table.Retired, read),
            HasAllFields = fields is { IsIncomplete: false },
            Indexes = [.. Entries("indexes").Select(item => IndexParser.Parse(item, owner, fresh, read))],
            References = [.. Entries("references").Select(item => ReferenceParser.Parse(item, owner, read))],
        };

        IReadOnlyList<YamlEntry> Entries(string word) => read.Entries(map.Optional(word), $"'{word}' of {owner}");
    }
}
