using System.Globalization;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Yaml;

/// <summary>Looks at the raw text before YAML does: size, characters, tabs. What lies after a fatal place is not read.</summary>
static class TextGate
{
    const char ByteOrderMark = '\uFEFF';
    const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Reports what is wrong and returns the offset up to which the text may be parsed.</summary>
    public static int Check(SourceFile file, LineMap lines, ProblemBag problems)
    {
        var text = file.Text;
        if (text.Length > MaxBytes)
        {
            problems.Add(SchemaRules.FileTooLarge, lines.Span(0, 0),
                $"The file has more than {MaxBytes / 1024 / 1024} MiB. Split it: files with the same 'schema:' name are parts of one schema.");
            return 0;
        }
        return Math.Min(CheckCharacters(text, lines, problems), CheckTabs(text, lines, problems));
    }

    static int CheckCharacters(string text, LineMap lines, ProblemBag problems)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsAllowed(text, i, out var width))
            {
                i += width - 1;
                continue;
            }
            var code = ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
            problems.Add(SchemaRules.InvalidCharacter, lines.Span(i, i + 1),
                $"The file contains the character U+{code}, which a schema cannot contain. Remove it.");
            return i;
        }
        return text.Length;
    }

    static int CheckTabs(string text, LineMap lines, ProblemBag problems)
    {
        var first = text.Length;
        for (var line = 0; line < text.Length; line = NextLine(text, line))
        {
            var tab = line;
            while (tab < text.Length && text[tab] == ' ')
                tab++;
            if (tab == text.Length || text[tab] != '\t')
                continue;
            problems.Add(SchemaRules.TabIndentation, lines.Span(tab, tab + 1), "The line is indented with a tab. Indent with spaces.");
            first = Math.Min(first, line);
        }
        return first;
    }

    static int NextLine(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end + 1;
    }

    // What YAML allows, but for U+0085, U+2028 and U+2029, which are line breaks to some readers and not to others.
    static bool IsAllowed(string text, int index, out int width)
    {
        var c = text[index];
        width = 1;
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            width = 2;
            return true;
        }
        if (c is '\t' or '\n' or '\r' or (>= ' ' and <= '~'))
            return true;
        if (c == ByteOrderMark)
            return index == 0;
        return c is (>= '\u00A0' and <= '\uD7FF' and not '\u2028' and not '\u2029') or (>= '\uE000' and <= '\uFFFD');
    }
}
