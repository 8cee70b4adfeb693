using System.Text;
using Trestle.Schema.Model;

namespace Trestle.Emit.Writing;

/// <summary>Documentation comments. Text from a schema can hold anything: here it stays inside the comment.</summary>
public static class DocComment
{
    /// <summary>What ends a line of C#, and with it a comment.</summary>
    static readonly string[] NewLines = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    static readonly char[] Breaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>Writes <c>&lt;summary&gt;</c> around <paramref name="xml"/>, on one line when it is one line.</summary>
    public static CodeWriter Summary(this CodeWriter writer, string xml)
    {
        if (IsLine(xml))
            return writer.Line($"/// <summary>{xml}</summary>");
        writer.Line("/// <summary>");
        foreach (var line in xml.Split(NewLines, StringSplitOptions.None))
            writer.Line(("/// " + line).TrimEnd());
        return writer.Line("/// </summary>");
    }

    /// <summary>Writes a summary whose last sentence says where a table is declared; the line comes in when all else is written.</summary>
    public static CodeWriter SummaryWithPlace(this CodeWriter writer, string xml, TableModel table) =>
        writer.Summary($"{xml} Declared in <c>{DocLine.Of(table.SourcePath)}</c>.").Place(table);

    /// <summary>As <see cref="Xml"/>, and ended by a full stop, so that another sentence can follow.</summary>
    public static string Sentence(string text)
    {
        var xml = Xml(text);
        return xml.Length == 0 || xml[xml.Length - 1] is '.' or '!' or '?' ? xml : xml + ".";
    }

    /// <summary><paramref name="text"/> as it stands inside an XML element: escaped, without what XML cannot hold.</summary>
    public static string Xml(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.All(c => Escape(c) is null))
            return trimmed;
        var xml = new StringBuilder(trimmed.Length);
        foreach (var c in trimmed)
        {
            if (Escape(c) is { } escaped)
                xml.Append(escaped);
            else
                xml.Append(c);
        }
        return xml.ToString();
    }

    /// <summary>The same on one line.</summary>
    internal static string XmlLine(string text)
    {
        var xml = Xml(text);
        return IsLine(xml) ? xml : string.Join(" ", xml.Split(NewLines, StringSplitOptions.RemoveEmptyEntries));
    }

    static bool IsLine(string text) => text.IndexOfAny(Breaks) < 0;

    static string? Escape(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\n' or '\r' or '\t' => null,
        < ' ' or '\uFFFE' or '\uFFFF' => "\uFFFD",
        _ => null,
    };
}
