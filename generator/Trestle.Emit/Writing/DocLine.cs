namespace Trestle.Emit.Writing;

/// <summary>Documentation that has to stand on one line, inside an element of a comment.</summary>
static class DocLine
{
    static readonly char[] Breaks = [' ', '\t', '\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>The text escaped, with every run of white space as one space.</summary>
    public static string Of(string text) => DocComment.Xml(string.Join(" ", text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The same with its full stop, so that another sentence can follow.</summary>
    public static string Sentence(string text)
    {
        var line = Of(text);
        return line.Length == 0 || line[line.Length - 1] is '.' or '!' or '?' or ':' ? line : line + ".";
    }
}
