namespace Trestle.Tool.Fixing;

/// <summary>Writes <c>id: ...</c> into a map of a YAML text, in the map's own style.</summary>
static class IdInsertion
{
    /// <summary>Inserts into the map whose key ends at <paramref name="keyEnd"/>; the text as it was where no map follows.</summary>
    public static string Insert(string text, int keyEnd, Guid id)
    {
        var colon = text.IndexOf(':', keyEnd);
        if (colon < 0)
            return text;
        var value = SkipBlanksAndComments(text, colon + 1);
        if (value == text.Length)
            return text;
        return text[value] == '{' ? InsertFlow(text, value + 1, id) : InsertBlock(text, value, id);
    }

    // { by: [a] } becomes { id: ..., by: [a] }
    static string InsertFlow(string text, int inside, Guid id)
    {
        var space = inside < text.Length && text[inside] == ' ' ? " " : "";
        var isEmpty = text[inside..].TrimStart() is ['}', ..];
        return text.Insert(inside, isEmpty ? $" id: {id} " : space.Length > 0 ? $" id: {id}," : $"id: {id}, ");
    }

    // The line goes before the map's first, or behind it where that is the record: who and what stand together.
    static string InsertBlock(string text, int first, Guid id)
    {
        var lineStart = text.LastIndexOf('\n', first) + 1;
        var indent = text[lineStart..first];
        if (indent.Trim().Length > 0)
            return text;
        var lineEnd = text.IndexOf('\n', first);
        var newLine = lineEnd > 0 && text[lineEnd - 1] == '\r' ? "\r\n" : "\n";
        var isRecord = text.AsSpan(first).StartsWith("record:", StringComparison.Ordinal) && lineEnd > 0;
        return text.Insert(isRecord ? lineEnd + 1 : lineStart, $"{indent}id: {id}{newLine}");
    }

    static int SkipBlanksAndComments(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
            at = text[at] == '#' ? EndOfLine(text, at) : at + 1;
        return at;
    }

    static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
