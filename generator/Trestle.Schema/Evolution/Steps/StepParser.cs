using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>Reads a step file.</summary>
public static class StepParser
{
    static readonly string[] Words = ["step", "schema", "parents", "result", "replaces", "used", "transform", "changes"];

    /// <summary>Parses a file. Never throws on any text: what is wrong is in <see cref="ParsedStep.Problems"/>.</summary>
    public static ParsedStep Parse(SourceFile file)
    {
        var problems = new ProblemBag();
        var root = Parse(file, problems);
        return new(file, problems.Damage == 0 ? root : null, new EquatableArray<Problem>(problems.All));
    }

    static StepNode? Parse(SourceFile file, ProblemBag problems)
    {
        var document = YamlReader.Read(file, problems);
        if (document.Root is null or YamlScalar { ScalarKind: ScalarKind.Null })
        {
            problems.Add(SchemaRules.EmptyDeclaration, new SourceSpan(file.Path, 0, 0, 0, 0, 0, 0),
                "The file is empty. Let 'trestle migrate add' write it.");
            return null;
        }
        if (document.IsIncomplete)
            problems.AddSilently();
        var read = new ValueReader(problems);
        return WordMap.Open(document.Root, "a step", read, Words) is { } map ? Parse(map, document.Root.Span, read) : null;
    }

    static StepNode? Parse(WordMap map, SourceSpan whole, ValueReader read)
    {
        var begin = whole with { Length = 0, EndLine = whole.Line, EndColumn = whole.Column };
        var hash = map.Required("step", begin) is { } own ? Hash(own, "the hash of the step", read) : null;
        var schema = map.Required("schema", begin) is { } name ? read.Name(name, "the name of the schema", NameForm.Schema) : null;
        var result = map.Required("result", begin) is { } after ? Hash(after, "the result of the step", read) : null;
        var parents = Hashes(map.Optional("parents"), "'parents'", read);
        var replaces = Hashes(map.Optional("replaces"), "'replaces'", read);
        var used = Used(map.Optional("used"), read);
        var transforms = Transforms(map.Optional("transform"), read);
        var changes = Changes(map.Optional("changes"), read);
        return hash is null || schema is null || result is null ? null : new(hash, schema, parents, result, replaces, used, transforms, changes);
    }

    static List<ChangeNode> Changes(YamlNode? node, ValueReader read)
    {
        if (node is null)
            return [];
        return [.. read.List(node, "'changes'", "a list of changes").Select(item => ChangeParser.Parse(item, read)).OfType<ChangeNode>()];
    }

    static List<ItemId> Used(YamlNode? node, ValueReader read)
    {
        if (node is null)
            return [];
        return
        [
            .. read.List(node, "'used'", "a list of what was used")
                .Select(item => ItemReader.Read(item, "an item of 'used'", read)?.Id)
                .OfType<ItemId>(),
        ];
    }

    static List<TransformNode> Transforms(YamlNode? node, ValueReader read)
    {
        if (node is null)
            return [];
        return
        [
            .. read.List(node, "'transform'", "a list of tables")
                .Select(item => ItemReader.Read(item, "an item of 'transform'", read))
                .OfType<(ItemId Id, SourceSpan Span)>()
                .Select(item => new TransformNode(item.Id, item.Span)),
        ];
    }

    static List<WordNode> Hashes(YamlNode? node, string what, ValueReader read)
    {
        if (node is null)
            return [];
        return [.. read.List(node, what, "a list of hashes").Select(item => Hash(item, $"a hash in {what}", read)).OfType<WordNode>()];
    }

    // A hash may happen to look like a number to YAML.
    static WordNode? Hash(YamlNode node, string what, ValueReader read)
    {
        if (node is YamlScalar { IsIncomplete: false } scalar && IsHash(scalar.Text))
            return new WordNode(scalar.Text, scalar.Span);
        read.Problems.Add(SchemaRules.WrongKind, node.Span,
            () => $"{ValueReader.Capital(what)} is {ValueReader.Short(node.Kind)}. "
                + "Write the 64 hexadecimal digits that 'trestle migrate add' wrote.");
        return null;
    }

    static bool IsHash(string text) => text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
