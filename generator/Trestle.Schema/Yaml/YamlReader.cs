using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Trestle.Schema.Yaml;

/// <summary>Reads a file into a tree: no anchors, aliases, tags or second documents, no deep nesting, and never an exception.</summary>
sealed class YamlReader
{
    const int MaxDepth = 64;

    readonly SourceFile file;
    readonly LineMap lines;
    readonly ProblemBag problems;
    readonly int origin;
    readonly int limit;
    readonly Parser events;
    readonly Stack<NodeEvent> open = new();
    bool isStopped;

    YamlReader(SourceFile file, LineMap lines, ProblemBag problems, int limit)
    {
        this.file = file;
        this.lines = lines;
        this.problems = problems;
        this.limit = limit;
        origin = file.Text.Length > 0 && file.Text[0] == '\uFEFF' && limit > 0 ? 1 : 0;
        events = new Parser(new Scanner(new StringReader(file.Text.Substring(origin, limit - origin)), skipComments: true));
    }

    public static YamlDocument Read(SourceFile file, ProblemBag problems)
    {
        var lines = new LineMap(file);
        var limit = TextGate.Check(file, lines, problems);
        var reader = new YamlReader(file, lines, problems, limit);
        var root = reader.ReadRoot();
        var isIncomplete = reader.isStopped || limit < file.Text.Length;
        if (isIncomplete)
            root?.MarkIncomplete();
        return new YamlDocument(root, isIncomplete);
    }

    YamlNode? ReadRoot()
    {
        YamlNode? root = null;
        while (Next() is { } current && !isStopped)
        {
            switch (current)
            {
                case DocumentStart start:
                    CheckDocument(start, isSecond: root is not null);
                    break;
                case NodeEvent node:
                    root = ReadNode(node);
                    break;
            }
        }
        return root;
    }

    void CheckDocument(DocumentStart start, bool isSecond)
    {
        if (isSecond)
            Stop(SchemaRules.SeveralDocuments, start, "The file holds a second YAML document. Put it into a file of its own.");
        else if (start.Version is not null || start.Tags?.Any(tag => tag.Prefix is not "!" and not "tag:yaml.org,2002:") == true)
            problems.Add(SchemaRules.TagOrDirective, TokenSpan(start, '%'), "The file has a YAML directive. Remove the line that begins with '%'.");
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
            problems.Add(SchemaRules.AnchorOrAlias, TokenSpan(node, '&'), $"The anchor '&{node.Anchor.Value}' is not allowed. Write the value out where it is needed.");
        if (!node.Tag.IsEmpty)
            problems.Add(SchemaRules.TagOrDirective, TokenSpan(node, '!'), $"The YAML tag '{node.Tag}' is not allowed. Remove it: the schema language gives every value its type.");
    }

    YamlNode ReadNested<TStart>(TStart start, Func<TStart, YamlNode> read)
        where TStart : NodeEvent
    {
        if (open.Count == MaxDepth)
        {
            Stop(SchemaRules.TooDeep, start, "The nesting is deeper than 64 levels. A schema needs seven: remove the superfluous brackets or indentation.");
            return Nothing(start);
        }
        open.Push(start);
        var node = read(start);
        open.Pop();
        return node;
    }

    YamlNode ReadSequence(SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (Next() is { } current and not SequenceEnd && !isStopped)
            items.Add(ReadValue(current));
        return new YamlSequence(items, SpanFrom(start, items.Count == 0 ? null : items[items.Count - 1], start.Style == SequenceStyle.Flow));
    }

    YamlNode ReadMapping(MappingStart start)
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        YamlNode? last = null;
        while (Next() is { } current and not MappingEnd && !isStopped)
        {
            var key = ReadValue(current);
            last = Next() is { } value && !isStopped ? ReadValue(value) : Missing(key);
            if (IsNewKey(key, seen))
                entries.Add(new YamlEntry((YamlScalar)key, last));
        }
        return new YamlMapping(entries, SpanFrom(start, last, start.Style == MappingStyle.Flow));
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
            $"The key '{scalar.Text}' appears twice in this map, first at {Place.Of(first.Span)}. Remove one of them.");
        return false;
    }

    YamlNode ReadValue(ParsingEvent current)
    {
        if (current is NodeEvent node)
            return ReadNode(node);
        if (current is AnchorAlias alias)
            problems.Add(SchemaRules.AnchorOrAlias, SpanOf(alias), $"The alias '*{alias.Value.Value}' is not allowed. Write the value out.");
        var nothing = Nothing(current);
        nothing.MarkIncomplete();
        return nothing;
    }

    YamlScalar ReadScalar(Scalar scalar)
    {
        var span = SpanOf(scalar);
        var isPlain = scalar.Style == ScalarStyle.Plain;
        var content = isPlain ? 0 : 1;
        var isVerbatim = span.Line == span.EndLine
            && span.Length == scalar.Value.Length + (2 * content)
            && string.CompareOrdinal(file.Text, span.Start + content, scalar.Value, 0, scalar.Value.Length) == 0;
        return new YamlScalar(scalar.Value, isPlain, isPlain && CharacterAt(span.Start + span.Length) == ',', isVerbatim ? content : null, span);
    }

    // YamlDotNet's scanner throws more than YamlException on odd input; whatever it throws is a problem of the file.
    ParsingEvent? Next()
    {
        if (isStopped)
            return null;
        try
        {
            return events.MoveNext() ? events.Current : null;
        }
        catch (YamlException error)
        {
            Fail(error.Start.Index, error.End.Index, error.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var at = events.Current?.End.Index ?? 0;
            Fail(at, at, "");
        }
        return null;
    }

    void Fail(long start, long end, string reason)
    {
        isStopped = true;
        if (limit < file.Text.Length && problems.Damage > 0)
            return;
        problems.Add(SchemaRules.InvalidYaml, lines.Span(start + origin, Math.Max(end, start + 1) + origin), Explain(reason));
    }

    string Explain(string reason)
    {
        if (open.FirstOrDefault(node => CharacterAt((int)node.Start.Index + origin) is '[' or '{') is { } bracket)
        {
            var character = CharacterAt((int)bracket.Start.Index + origin);
            return $"The YAML cannot be read from here on, inside the '{character}' opened at {PlaceOf(bracket)}. Close it, or put quotes around what is not YAML.";
        }
        var fact = reason.Length == 0 ? "" : $": {char.ToLowerInvariant(reason[0])}{reason.Substring(1).TrimEnd('.')}";
        var since = open.Count == 0 ? "before this place" : $"since {PlaceOf(open.Peek())}";
        return $"The YAML cannot be read from here on{fact}. Check quotes, brackets and indentation {since}.";
    }

    string PlaceOf(ParsingEvent item) => Place.Of(lines.Span(item.Start.Index + origin, item.Start.Index + origin));

    void Stop(Rule rule, ParsingEvent at, string message)
    {
        problems.Add(rule, lines.Span(at.Start.Index + origin, at.Start.Index + origin + 1), message);
        isStopped = true;
    }

    YamlScalar Missing(YamlNode key) =>
        new("", true, false, null, lines.Span(key.Span.Start + key.Span.Length, key.Span.Start + key.Span.Length));

    YamlScalar Nothing(ParsingEvent at) => new("", true, false, null, SpanOf(at));

    SourceSpan SpanOf(ParsingEvent item) => lines.Span(item.Start.Index + origin, item.End.Index + origin);

    // Anchor and tag stand before their node, in either order; this finds the one that begins with the mark.
    SourceSpan TokenSpan(ParsingEvent item, char mark)
    {
        var start = (int)item.Start.Index + origin;
        var limitOfItem = Math.Min(file.Text.Length, start + 4096);
        while (start < limitOfItem)
        {
            var end = start;
            while (end < limitOfItem && !char.IsWhiteSpace(file.Text[end]))
                end++;
            if (file.Text[start] == mark)
                return lines.Span(start, end);
            start = end + 1;
        }
        return SpanOf(item);
    }

    char CharacterAt(int offset) => offset < file.Text.Length ? file.Text[offset] : '\0';

    SourceSpan SpanFrom(ParsingEvent start, YamlNode? last, bool isFlow)
    {
        var from = start.Start.Index + origin;
        if (isFlow && !isStopped)
            return lines.Span(from, events.Current!.End.Index + origin + 1);
        return lines.Span(from, last is null ? from : last.Span.Start + last.Span.Length);
    }
}
