using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Formatting;

/// <summary>Finds out which line begins with what, and at which level.</summary>
sealed class LineRoles
{
    const int Step = 2;

    readonly string[] lines;
    readonly Dictionary<int, LineRole> roles = [];

    public LineRoles(string[] lines, YamlNode root)
    {
        this.lines = lines;
        Visit(root, 0);
    }

    /// <summary>Null for blank lines, comments and document marks.</summary>
    public LineRole? Find(int line) => roles.TryGetValue(line, out var role) ? role : null;

    /// <summary>Collections in brackets that begin and end on one line and lie in no other one.</summary>
    public List<YamlNode> Brackets { get; } = [];

    void Visit(YamlNode node, int level)
    {
        if (IsBracket(node) || node is YamlScalar)
            Place(node, level);
        else if (node is YamlMapping mapping)
            VisitMapping(mapping, level);
        else if (node is YamlSequence sequence)
            VisitSequence(sequence, level);
    }

    void VisitMapping(YamlMapping mapping, int level)
    {
        foreach (var entry in mapping.Entries)
        {
            Begin(entry.Key.Span, level);
            Visit(entry.Value, level + 1);
        }
    }

    // The dash stands at the level, what it introduces one further.
    void VisitSequence(YamlSequence sequence, int level)
    {
        foreach (var item in sequence.Items)
        {
            Begin(item.Span, level);
            Visit(item, level + 1);
        }
    }

    void Place(YamlNode node, int level)
    {
        Begin(node.Span, level);
        if (node.Span.EndLine == node.Span.Line)
        {
            if (IsBracket(node))
                Brackets.Add(node);
            return;
        }
        var start = roles.TryGetValue(node.Span.Line, out var role) ? role : new(0, 0, false);
        for (var line = node.Span.Line + 1; line <= LastInside(node.Span); line++)
            roles[line] = new(Indent(line), Math.Max(start.Becomes, Indent(line) + start.Shift), true);
    }

    // A block text ends where the next line begins.
    int LastInside(SourceSpan span) => span.EndColumn == 0 ? span.EndLine - 1 : span.EndLine;

    // A line begins with what only spaces and dashes precede; the first to say so is the outermost.
    void Begin(SourceSpan span, int level)
    {
        if (span.Line < lines.Length && !roles.ContainsKey(span.Line) && lines[span.Line].Take(span.Column).All(c => c is ' ' or '-'))
            roles[span.Line] = new(Indent(span.Line), level * Step, false);
    }

    bool IsBracket(YamlNode node) =>
        node is not YamlScalar && node.Span.Line < lines.Length && node.Span.Column < lines[node.Span.Line].Length
        && lines[node.Span.Line][node.Span.Column] is '{' or '[';

    int Indent(int line) => lines[line].Length - lines[line].TrimStart(' ').Length;
}
