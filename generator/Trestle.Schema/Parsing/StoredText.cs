using System.Globalization;

namespace Trestle.Schema.Parsing;

/// <summary>Which texts a store, or a documentation comment, can hold.</summary>
static class StoredText
{
    /// <summary>The first character no store can hold (U+0000 and lone surrogates), as <c>U+0000</c>; null when all is well.</summary>
    public static string? FirstUnstorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
                return Code(text[i]);
        }
        return null;
    }

    /// <summary>The first character that XML documentation cannot hold; null when all is well.</summary>
    public static string? FirstUndocumentable(string text)
    {
        foreach (var c in text)
        {
            if (c is (< ' ' and not '\t' and not '\n' and not '\r') or '\uFFFE' or '\uFFFF')
                return Code(c);
        }
        return FirstUnstorable(text);
    }

    static string Code(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
