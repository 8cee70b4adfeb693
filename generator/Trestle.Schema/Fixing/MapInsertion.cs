using Trestle.Schema.Yaml;

namespace Trestle.Schema.Fixing;

/// <summary>Finds the place for another entry of a map, and spells it in the map's own style: <c>{ in, one, line }</c> or a line each.</summary>
/// <param name="text">The file.</param>
/// <param name="map">The map.</param>
sealed class MapInsertion(string text, YamlMapping map)
{
    public bool IsFlow { get; } = text[map.Span.Start] == '{';

    public YamlEntry? First => map.Entries.FirstOrDefault();

    /// <summary>An entry whose value is a map with one entry of its own, to be inserted here.</summary>
    public string Nested(string word, string entry) => IsFlow ? $"{word}: {{ {entry} }}" : $"{word}:{NewLine}{Indent}  {entry}";

    /// <summary>Before the first entry: where to insert, and what. Null where the line begins with something else.</summary>
    public (int Start, string Text)? Before(string entry)
    {
        if (!IsFlow)
            return IsIndented(map.Span.Start) ? (LineStart(map.Span.Start), Indent + entry + NewLine) : null;
        var inside = map.Span.Start + 1;
        if (map.Entries.Count == 0)
            return (inside, $" {entry} ");
        return text[inside] == ' ' ? (inside, $" {entry},") : (inside, $"{entry}, ");
    }

    /// <summary>Behind an entry.</summary>
    public (int Start, string Text)? Behind(YamlEntry entry, string added)
    {
        var end = YamlEnd.Of(text, entry.Value);
        if (IsFlow)
            return (end, $", {added}");
        if (!IsIndented(map.Span.Start))
            return null;
        // A text in block style ends with its line.
        var line = end > 0 && text[end - 1] == '\n' ? end - 1 : text.IndexOf('\n', end);
        return line < 0 ? (text.Length, NewLine + Indent + added) : (line + 1, Indent + added + NewLine);
    }

    string Indent => text.Substring(LineStart(map.Span.Start), map.Span.Start - LineStart(map.Span.Start));

    string NewLine => text.IndexOf('\n') is > 0 and var end && text[end - 1] == '\r' ? "\r\n" : "\n";

    int LineStart(int position) => position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    bool IsIndented(int position) => text.Substring(LineStart(position), position - LineStart(position)).Trim().Length == 0;
}
