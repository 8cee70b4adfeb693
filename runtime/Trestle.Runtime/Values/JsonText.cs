using System.Buffers;

namespace Trestle;

/// <summary>Writes JSON strings with the fewest escapes: quotes, backslashes and control characters, as in RFC 8785.</summary>
static class JsonText
{
    const int LongestEscape = 6;

    static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Writes valid <paramref name="utf8"/> in quotes.</summary>
    public static void WriteString(IBufferWriter<byte> to, ReadOnlySpan<byte> utf8) =>
        to.Advance(WriteString(to.GetSpan((utf8.Length * LongestEscape) + 2), utf8));

    /// <summary>Writes valid <paramref name="utf8"/> in quotes and returns the number of bytes.</summary>
    public static int WriteString(Span<byte> to, ReadOnlySpan<byte> utf8)
    {
        var rest = to;
        rest[0] = (byte)'"';
        rest = rest[1..];
        for (var at = utf8.IndexOfAny(Escaped); at >= 0; at = utf8.IndexOfAny(Escaped))
        {
            utf8[..at].CopyTo(rest);
            rest = rest[at..];
            rest = rest[WriteEscape(rest, utf8[at])..];
            utf8 = utf8[(at + 1)..];
        }
        utf8.CopyTo(rest);
        rest[utf8.Length] = (byte)'"';
        return to.Length - rest.Length + utf8.Length + 1;
    }

    static int WriteEscape(Span<byte> to, byte code)
    {
        ReadOnlySpan<byte> escape = code switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\f' => "\\f"u8,
            (byte)'\r' => "\\r"u8,
            _ => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)('0' + (code >> 4)), "0123456789abcdef"u8[code & 15]],
        };
        escape.CopyTo(to);
        return escape.Length;
    }
}
