namespace Trestle.Emit.Writing;

/// <summary>Documentation that has to stand on one line, inside an element of a comment.</summary>
static class DocLine
{
    static readonly char[] Breaks = [' ', '\t', '\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>The text escaped, with every run of white space as one space.</summary>
    public static string Of(string text) => DocComment.Xml(string.Join(" ", text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries)));
}
