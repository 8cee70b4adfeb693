using System.Globalization;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads one field, short (<c>type @tag</c>) or long (a map).</summary>
static class FieldParser
{
    static readonly string[] Words = ["type", "tag", "default", "min", "max", "maxLength", "generate", "doc"];

    /// <param name="name">The field's name, valid or not.</param>
    /// <param name="node">What stands after it.</param>
    /// <param name="owner">For example <c>field 'churn' of table 'commits'</c>.</param>
    /// <param name="read">Reads the values.</param>
    public static FieldNode Parse(WordNode name, YamlNode node, string owner, ValueReader read)
    {
        var damage = read.Problems.Damage;
        read.Name(name, $"the name of {owner}", NameForm.Lower);
        var field = node is YamlScalar ? ParseShort(name, node, owner, read) : ParseLong(name, node, owner, read);
        return field with { IsBroken = read.Problems.Damage > damage };
    }

    static FieldNode ParseShort(WordNode name, YamlNode node, string owner, ValueReader read)
    {
        if (read.Text(node, owner, "a type and a tag, such as 'string(200) @1', or a map") is not { } scalar)
            return Nothing(name);
        var type = new TypeParser(scalar, owner, read.Problems).ParseTypeAndTag(out var text);
        var tag = text is null ? null : Tag(text, owner, read);
        return Nothing(name) with { Type = type, Tag = tag };
    }

    static FieldNode ParseLong(WordNode name, YamlNode node, string owner, ValueReader read)
    {
        if (WordMap.Open(node, owner, read, Words) is not { } map)
            return Nothing(name);
        if (map.IsIncomplete)
            read.Problems.AddSilently();
        return new FieldNode(
            name,
            map.Required("type", name.Span) is { } type ? Type(type, owner, read) : null,
            map.Optional("tag") is { } tag ? Tag(tag, owner, read) : null,
            map.Optional("default") is { } value ? read.Constant(value, $"the default of {owner}") : null,
            map.Optional("min") is { } min ? read.Constant(min, $"the minimum of {owner}") : null,
            map.Optional("max") is { } max ? read.Constant(max, $"the maximum of {owner}") : null,
            map.Optional("maxLength") is { } length ? read.Int(length, $"the maxLength of {owner}") : null,
            map.Optional("generate") is { } generate ? read.Choice(generate, $"'generate' of {owner}", "uuidv7", "sequence") : null,
            map.Optional("doc") is { } doc ? read.Doc(doc, $"the doc of {owner}")?.Text : null,
            false);
    }

    static TypeNode? Type(YamlNode node, string owner, ValueReader read) =>
        read.Text(node, $"the type of {owner}", "a type such as 'string(200)'") is { } scalar
            ? new TypeParser(scalar, owner, read.Problems).ParseType()
            : null;

    static TagNode? Tag(YamlNode node, string owner, ValueReader read)
    {
        if (node is YamlScalar { IsPlain: true } scalar)
            return node.IsIncomplete ? null : Tag(new WordNode(scalar.Text, scalar.Span), owner, read);
        read.Int(node, $"the tag of {owner}");
        return null;
    }

    static TagNode? Tag(WordNode word, string owner, ValueReader read)
    {
        if (word.Text.All(c => c is >= '0' and <= '9')
            && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var tag)
            && tag is >= 1 and <= 1000)
        {
            return new TagNode(tag, word.Span);
        }
        read.Problems.Add(SchemaRules.InvalidTag, word.Span,
            () => $"The tag of {owner} cannot be '{ValueReader.Short(word.Text)}'. Write a whole number from 1 to 1000.");
        return null;
    }

    static FieldNode Nothing(WordNode name) => new(name, null, null, null, null, null, null, null, null, false);
}
