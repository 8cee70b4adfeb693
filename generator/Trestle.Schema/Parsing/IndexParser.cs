using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads one index.</summary>
static class IndexParser
{
    static readonly string[] Words = ["id", "by", "unique", "include", "where", "doc"];

    public static IndexNode Parse(YamlEntry entry, string table, FreshId fresh, ValueReader read)
    {
        var damage = read.Problems.Damage;
        var name = new WordNode(entry.Key.Text, entry.Key.Span);
        var owner = $"index '{ValueReader.Short(name.Text)}' of {table}";
        read.Name(name, $"the name of {owner}", NameForm.Upper);
        if (WordMap.Open(entry.Value, owner, read, Words) is not { } map)
            return new IndexNode(name, null, null, [], false, [], [], true);
        var index = new IndexNode(
            name,
            IdParser.Parse(map, name, owner, fresh, read),
            map.Optional("doc") is { } doc ? read.Doc(doc, $"the doc of {owner}")?.Text : null,
            map.Required("by", name.Span) is { } by ? Parts(by, owner, read) : [],
            map.Optional("unique") is { } unique && read.Bool(unique, $"'unique' of {owner}") == true,
            map.Optional("include") is { } include ? FieldNames.Parse(include, $"'include' of {owner}", read) : [],
            map.Optional("where") is { } where ? Condition(where, owner, read) : [],
            false);
        return index with { IsBroken = read.Problems.Damage > damage };
    }

    static List<IndexPartNode> Parts(YamlNode node, string owner, ValueReader read)
    {
        var parts = new List<IndexPartNode>();
        foreach (var item in read.OneOrMany(node, $"'by' of {owner}"))
        {
            if (read.Text(item, $"a part of {owner}", "the name of a field") is { } scalar && Part(scalar, owner, read) is { } part)
                parts.Add(part);
        }
        return parts;
    }

    static IndexPartNode? Part(YamlScalar scalar, string owner, ValueReader read)
    {
        var cursor = new TextCursor(scalar.Text);
        cursor.SkipSpaces();
        var start = cursor.Position;
        var field = cursor.TakeIdentifier();
        var direction = cursor.TakeIdentifier();
        if (field.Length > 0 && direction is "" or "desc" && cursor.IsAtEnd)
            return new IndexPartNode(new WordNode(field, scalar.SpanOf(start, field.Length)), direction.Length > 0);
        read.Problems.Add(SchemaRules.InvalidIndexPart, scalar.Span,
            $"A part of {owner} cannot be '{ValueReader.Short(scalar.Text)}'. "
                + "Write the name of a field, and 'desc' after it for descending order.");
        return null;
    }

    static IReadOnlyList<ComparisonNode> Condition(YamlNode node, string owner, ValueReader read) =>
        read.Text(node, $"'where' of {owner}", "a condition such as 'churn == 0'") is { } scalar
            ? new ConditionParser(scalar, owner, read.Problems).Parse() ?? []
            : [];
}
