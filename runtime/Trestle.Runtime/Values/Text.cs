using System.Buffers;
using System.Text;

namespace Trestle;

/// <summary>What every store can keep as text: UTF-16 without half a surrogate pair and without U+0000.</summary>
static class Text
{
    static readonly SearchValues<char> Surrogates = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Whether a surrogate stands without its other half. Text without any surrogate is told apart at vector speed.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Surrogates); at >= 0; at = text.IndexOfAny(Surrogates))
        {
            text = text[at..];
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
                return true;
            text = text[consumed..];
        }
        return false;
    }
}
