using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Trestle.Schema.Yaml;

/// <summary>The YAML events of a file up to the first one that cannot be read, and the places of the file they stand at.</summary>
sealed class YamlEvents
{
    readonly SourceFile file;
    readonly LineMap lines;
    readonly ProblemBag problems;
    readonly int origin;
    readonly int limit;
    readonly Parser parser;

    /// <param name="file">The file.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="limit">The offset up to which it may be read; why not further is reported already.</param>
    /// <param name="problems">Where mistakes are reported.</param>
    public YamlEvents(SourceFile file, LineMap lines, int limit, ProblemBag problems)
    {
        this.file = file;
        this.lines = lines;
        this.limit = limit;
        this.problems = problems;
        origin = file.Text.Length > 0 && file.Text[0] == '\uFEFF' && limit > 0 ? 1 : 0;
        parser = new Parser(new Scanner(new StringReader(file.Text.Substring(origin, limit - origin)), skipComments: true));
    }

    /// <summary>Whether reading ended before the end of the text.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether anything of the file is left unread.</summary>
    public bool IsIncomplete => IsStopped || limit < file.Text.Length;

    /// <summary>The next event; null at the end, also at the end of what can be read. Never throws.</summary>
    /// <param name="open">The lists and maps that have begun, the innermost first.</param>
    public ParsingEvent? Next(IEnumerable<NodeEvent> open)
    {
        if (IsStopped)
            return null;
        try
        {
            return parser.MoveNext() ? parser.Current : null;
        }
        catch (YamlException error)
        {
            Fail(error.Start.Index, error.End.Index, error.Message, open);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // YamlDotNet's scanner throws more than YamlException on odd input; whatever it throws is a problem of the file.
            var at = parser.Current?.End.Index ?? 0;
            Fail(at, at, "", open);
        }
        return null;
    }

    /// <summary>Ends reading at an event, and says why.</summary>
    public void Stop(Rule rule, ParsingEvent at, string message)
    {
        problems.Add(rule, lines.Span(at.Start.Index + origin, at.Start.Index + origin + 1), message);
        IsStopped = true;
    }

    public SourceSpan SpanOf(ParsingEvent item) => lines.Span(item.Start.Index + origin, item.End.Index + origin);

    /// <summary>From the start of a list or a map to its closing bracket, or to the end of <paramref name="last"/>.</summary>
    public SourceSpan SpanFrom(ParsingEvent start, bool isFlow, YamlNode? last)
    {
        var from = start.Start.Index + origin;
        if (isFlow && !IsStopped)
            return lines.Span(from, parser.Current!.End.Index + origin + 1);
        return lines.Span(from, last is null ? from : last.Span.Start + last.Span.Length);
    }

    /// <summary>The empty place after a node.</summary>
    public SourceSpan SpanAfter(YamlNode node) => lines.Span(node.Span.Start + node.Span.Length, node.Span.Start + node.Span.Length);

    /// <summary>Anchor and tag stand before their node, in either order: the one that begins with <paramref name="mark"/>.</summary>
    public SourceSpan TokenSpan(ParsingEvent item, char mark)
    {
        var start = (int)item.Start.Index + origin;
        var last = Math.Min(file.Text.Length, start + 4096);
        while (start < last)
        {
            var end = start;
            while (end < last && !char.IsWhiteSpace(file.Text[end]))
                end++;
            if (file.Text[start] == mark)
                return lines.Span(start, end);
            start = end + 1;
        }
        return SpanOf(item);
    }

    /// <summary>The character of the file at an offset; U+0000 after its end.</summary>
    public char CharacterAt(int offset) => offset < file.Text.Length ? file.Text[offset] : '\0';

    /// <summary>Whether the file spells <paramref name="text"/> at an offset as it is.</summary>
    public bool Spells(string text, int offset) => string.CompareOrdinal(file.Text, offset, text, 0, text.Length) == 0;

    void Fail(long start, long end, string reason, IEnumerable<NodeEvent> open)
    {
        IsStopped = true;
        // Text that was cut at a reported place breaks off in the middle of things: that is no second mistake.
        if (limit < file.Text.Length && problems.Damage > 0)
            return;
        problems.Add(SchemaRules.InvalidYaml, lines.Span(start + origin, Math.Max(end, start + 1) + origin), Explain(reason, [.. open]));
    }

    string Explain(string reason, IReadOnlyList<NodeEvent> open)
    {
        if (open.FirstOrDefault(node => CharacterAt(OffsetOf(node)) is '[' or '{') is { } bracket)
        {
            return $"The YAML cannot be read from here on, inside the '{CharacterAt(OffsetOf(bracket))}' opened at {PlaceOf(bracket)}. "
                + "Close it, or put quotes around what is not YAML.";
        }
        var fact = reason.Length == 0 ? "" : $": {char.ToLowerInvariant(reason[0])}{reason.Substring(1).TrimEnd('.')}";
        var since = open.Count == 0 ? "before this place" : $"since {PlaceOf(open[0])}";
        return $"The YAML cannot be read from here on{fact}. Check quotes, brackets and indentation {since}.";
    }

    int OffsetOf(ParsingEvent item) => (int)item.Start.Index + origin;

    string PlaceOf(ParsingEvent item) => Place.Of(lines.Span(OffsetOf(item), OffsetOf(item)));
}
