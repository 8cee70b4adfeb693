using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Trestle.Schema.Yaml;

/// <summary>Reads a file into a tree: no anchors, aliases, tags or second documents, no deep nesting, and never an exception.</summary>
sealed class YamlReader
{
    const int MaxDepth = 64;

    readonly YamlEvents events;
    readonly ProblemBag problems;
    readonly Stack<NodeEvent> open = new();

    YamlReader(YamlEvents events, ProblemBag problems)
    {
        this.events = events;
        this.problems = problems;
    }

    public static YamlDocument Read(SourceFile file, ProblemBag problems)
    {
        var lines = new LineMap(file);
        var limit = TextGate.Check(file, lines, problems);
        var events = new YamlEvents(file, lines, limit, problems);
        var root = new YamlReader(events, problems).ReadRoot();
        if (events.IsIncomplete)
            root?.MarkIncomplete();
        return new YamlDocument(root, events.IsIncomplete);
    }

    YamlNode? ReadRoot()
    {
        YamlNode? root = null;
        while (Next() is { } current)
        {
            if (current is DocumentStart start)
                CheckDocument(start, isSecond: root is not null);
            else if (current is NodeEvent node)
                root = ReadNode(node);
        }
        return root;
    }

    void CheckDocument(DocumentStart start, bool isSecond)
    {
        if (isSecond)
            events.Stop(SchemaRules.SeveralDocuments, start, "The file holds a second YAML document. Put it into a file of its own.");
        else if (start.Version is not null || start.Tags?.Any(tag => tag.Prefix is not "!" and not "tag:yaml.org,2002:") == true)
            problems.Add(SchemaRules.TagOrDirective, events.TokenSpan(start, '%'),
                "The file has a YAML directive. Remove the line that begins with '%'.");
    }

    YamlNode ReadNode(NodeEvent node)
    {
        CheckProperties(node);
        return node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => ReadNested(start, ReadSequence),
            MappingStart start => ReadNested(start, ReadMapping),
            _ => throw new InvalidOperationException($"YAML has no node '{node}'."),
        };
    }

    void CheckProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            problems.Add(SchemaRules.AnchorOrAlias, events.TokenSpan(node, '&'),
                $"The anchor '&{node.Anchor.Value}' is not allowed. Write the value out where it is needed.");
        }
        if (!node.Tag.IsEmpty)
        {
            problems.Add(SchemaRules.TagOrDirective, events.TokenSpan(node, '!'),
                $"The YAML tag '{node.Tag}' is not allowed. Remove it: the schema language gives every value its type.");
        }
    }

    YamlNode ReadNested<TStart>(TStart start, Func<TStart, YamlNode> read)
        where TStart : NodeEvent
    {
        if (open.Count == MaxDepth)
        {
            events.Stop(SchemaRules.TooDeep, start,
                "The nesting is deeper than 64 levels. A schema needs seven: remove the superfluous brackets or indentation.");
            return Nothing(events.SpanOf(start));
        }
        open.Push(start);
        var node = read(start);
        open.Pop();
        return node;
    }

    YamlNode ReadSequence(SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (Next() is { } current and not SequenceEnd)
            items.Add(ReadValue(current));
        return new YamlSequence(items, events.SpanFrom(start, start.Style == SequenceStyle.Flow, items.LastOrDefault()));
    }

    YamlNode ReadMapping(MappingStart start)
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        YamlNode? last = null;
        while (Next() is { } current and not MappingEnd)
        {
            var key = ReadValue(current);
            last = Next() is { } value ? ReadValue(value) : Nothing(events.SpanAfter(key));
            if (IsNewKey(key, seen))
                entries.Add(new YamlEntry((YamlScalar)key, last));
        }
        return new YamlMapping(entries, events.SpanFrom(start, start.Style == MappingStyle.Flow, last));
    }

    bool IsNewKey(YamlNode key, Dictionary<string, YamlScalar> seen)
    {
        if (key is not YamlScalar scalar)
        {
            problems.Add(SchemaRules.WrongKind, key.Span, $"A key is {key.Kind}. Write a name.");
            return false;
        }
        if (!seen.TryGetValue(scalar.Text, out var first))
        {
            seen.Add(scalar.Text, scalar);
            return true;
        }
        problems.Add(SchemaRules.DuplicateKey, scalar.Span,
            () => $"The key '{ValueReader.Short(scalar.Text)}' appears twice in this map, first at {Place.Of(first.Span)}. "
                + "Remove one of them.");
        return false;
    }

    YamlNode ReadValue(ParsingEvent current)
    {
        if (current is NodeEvent node)
            return ReadNode(node);
        if (current is AnchorAlias alias)
        {
            problems.Add(SchemaRules.AnchorOrAlias, events.SpanOf(alias),
                $"The alias '*{alias.Value.Value}' is not allowed. Write the value out.");
        }
        var nothing = Nothing(events.SpanOf(current));
        nothing.MarkIncomplete();
        return nothing;
    }

    YamlScalar ReadScalar(Scalar scalar)
    {
        var span = events.SpanOf(scalar);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var content = isPlain ? 0 : 1;
        var isVerbatim = span.Line == span.EndLine
            && span.Length == scalar.Value.Length + (2 * content)
            && events.Spells(scalar.Value, span.Start + content);
        var endsAtComma = isPlain && events.CharacterAt(span.Start + span.Length) == ',';
        return new YamlScalar(scalar.Value, isPlain, endsAtComma, isVerbatim ? content : null, span);
    }

    ParsingEvent? Next() => events.Next(open);

    static YamlScalar Nothing(SourceSpan span) => new("", true, false, null, span);
}
