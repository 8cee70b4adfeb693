using System.Buffers;

namespace Trestle;

/// <summary>Writes JSON strings with the fewest escapes: quotes, backslashes and control characters, as in RFC 8785.</summary>
static class JsonText
{
    static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Writes valid <paramref name="utf8"/> in quotes.</summary>
    public static void WriteString(IBufferWriter<byte> to, ReadOnlySpan<byte> utf8)
    {
        to.Write("\""u8);
        for (var at = utf8.IndexOfAny(Escaped); at >= 0; at = utf8.IndexOfAny(Escaped))
        {
            to.Write(utf8[..at]);
            WriteEscape(to, utf8[at]);
            utf8 = utf8[(at + 1)..];
        }
        to.Write(utf8);
        to.Write("\""u8);
    }

    static void WriteEscape(IBufferWriter<byte> to, byte code)
    {
        switch (code)
        {
            case (byte)'"': to.Write("\\\""u8); break;
            case (byte)'\\': to.Write("\\\\"u8); break;
            case (byte)'\b': to.Write("\\b"u8); break;
            case (byte)'\t': to.Write("\\t"u8); break;
            case (byte)'\n': to.Write("\\n"u8); break;
            case (byte)'\f': to.Write("\\f"u8); break;
            case (byte)'\r': to.Write("\\r"u8); break;
            default:
                to.Write("\\u00"u8);
                to.Write([(byte)('0' + (code >> 4)), "0123456789abcdef"u8[code & 15]]);
                break;
        }
    }
}
