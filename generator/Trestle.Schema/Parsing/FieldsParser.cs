using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads the fields and the retired tags of a table or a struct.</summary>
static class FieldsParser
{
    /// <summary>The fields, each at least with its name. <paramref name="owner"/> is for example <c>table 'commits'</c>.</summary>
    public static IReadOnlyList<FieldNode> Parse(YamlMapping map, string owner, IReadOnlyList<TagNode> retired, ValueReader read)
    {
        if (map.Entries.Count == 0)
            read.Empty(map, $"'fields' of {owner}");
        var fields = new List<FieldNode>();
        YamlEntry? before = null;
        foreach (var entry in map.Entries)
        {
            var name = new WordNode(entry.Key.Text, entry.Key.Span);
            if (!IsTailOfCutType(entry, before))
                fields.Add(FieldParser.Parse(name, entry.Value, $"field '{ValueReader.Short(name.Text)}' of {owner}", read));
            before = entry;
        }
        return WithTags(fields, owner, retired, read);
    }

    public static IReadOnlyList<TagNode> ParseRetired(YamlNode? node, string owner, ValueReader read)
    {
        if (node is null)
            return [];
        var tags = new List<TagNode>();
        foreach (var item in read.List(node, $"'retired' of {owner}", "a list of tags"))
        {
            if (read.Int(item, $"a retired tag of {owner}") is not { } tag)
                continue;
            if (tag.Value is >= 1 and <= 1000)
                tags.Add(new TagNode(tag.Value, tag.Span));
            else
                read.Problems.Add(SchemaRules.InvalidTag, tag.Span,
                    $"A retired tag of {owner} is out of range. Write whole numbers from 1 to 1000.");
        }
        return tags;
    }

    // { price: decimal(10,2) @1 } is two entries to YAML; the first one got the message, the second is no mistake of its own.
    static bool IsTailOfCutType(YamlEntry entry, YamlEntry? before) =>
        entry.Value is YamlScalar { ScalarKind: ScalarKind.Null }
        && entry.Key.Text.IndexOfAny([')', '>']) >= 0
        && before?.Value is YamlScalar scalar
        && TypeParser.IsCut(scalar);

    static IReadOnlyList<FieldNode> WithTags(List<FieldNode> fields, string owner, IReadOnlyList<TagNode> retired, ValueReader read)
    {
        var next = fields.Select(field => field.Tag?.Value ?? 0).Concat(retired.Select(tag => tag.Value)).Append(0).Max() + 1;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (field.IsBroken || field.Tag is not null)
                continue;
            var tag = next++;
            read.Problems.Add(SchemaRules.MissingTag, field.Name.Span,
                () => $"Field '{field.Name.Text}' of {owner} has no tag. Give it the next free one: @{tag}.", tag <= 1000 ? new AddTag(tag) : null);
            fields[i] = field with { IsBroken = true };
        }
        return fields;
    }
}
