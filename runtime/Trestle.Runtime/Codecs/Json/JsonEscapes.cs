using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Trestle.Codecs;

/// <summary>The escapes of JSON strings.</summary>
static class JsonEscapes
{
    static readonly SearchValues<byte> Special =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(value => (byte)value)]);

    /// <summary>The first byte that cannot stand in a string: a quote, a backslash, a control character; or -1.</summary>
    public static int IndexOf(ReadOnlySpan<byte> text) => text.IndexOfAny(Special);

    /// <summary>
    /// Whether a character of the text cannot stand in a string. Asked of the text rather than of its bytes: those that were just written
    /// in pieces that overlap could not be read before all of them have reached memory.
    /// </summary>
    public static bool IsAnyIn(ReadOnlySpan<char> text)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var last = text.Length - Vector128<ushort>.Count;
        if (last < 0)
            return IsAnyInShort(text);
        var all = Special16(Vector128.LoadUnsafe(ref from, (nuint)last));
        for (var at = 0; at < last; at += Vector128<ushort>.Count)
            all |= Special16(Vector128.LoadUnsafe(ref from, (nuint)at));
        return all != Vector128<ushort>.Zero;
    }

    static bool IsAnyInShort(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (unit < ' ' || unit == '"' || unit == '\\')
                return true;
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<ushort> Special16(Vector128<ushort> text) =>
        Vector128.LessThan(text, Vector128.Create((ushort)' '))
        | Vector128.Equals(text, Vector128.Create((ushort)'"'))
        | Vector128.Equals(text, Vector128.Create((ushort)'\\'));

    /// <summary>Writes one byte's escape and returns its length.</summary>
    public static int Write(byte value, Span<byte> to)
    {
        to[0] = (byte)'\\';
        to[1] = Letter(value);
        if (to[1] != 'u')
            return 2;
        "00"u8.CopyTo(to[2..]);
        Utf8Formatter.TryFormat(value, to[4..], out _, new StandardFormat('x', 2));
        return 6;
    }

    /// <summary>The text of a string with escapes. Throws <see cref="CorruptRecordException"/> when one of them is none.</summary>
    public static byte[] Remove(ReadOnlySpan<byte> text)
    {
        var plain = new byte[text.Length];
        var length = 0;
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text[..at].CopyTo(plain.AsSpan(length));
            length += at;
            text = text[(at + 1)..];
            text = text[One(text, plain.AsSpan(length), out var written)..];
            length += written;
        }
        text.CopyTo(plain.AsSpan(length));
        return plain[..(length + text.Length)];
    }

    // What follows a backslash; returns how many bytes that is.
    static int One(ReadOnlySpan<byte> text, Span<byte> to, out int written)
    {
        written = 1;
        if (!text.IsEmpty && text[0] == 'u')
            return Unicode(text, to, out written);
        to[0] = text.IsEmpty ? (byte)0 : Unescape(text[0]);
        if (to[0] == 0)
            Refuse();
        return 1;
    }

    static int Unicode(ReadOnlySpan<byte> text, Span<byte> to, out int written)
    {
        var first = Unit(text);
        var isPair = char.IsHighSurrogate(first) && text.Length >= 11 && text[5] == '\\' && text[6] == 'u';
        var isRune = isPair ? Rune.TryCreate(first, Unit(text[6..]), out var rune) : Rune.TryCreate(first, out rune);
        if (!isRune)
            Refuse();
        written = rune.EncodeToUtf8(to);
        return isPair ? 11 : 5;
    }

    static char Unit(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5 || !Utf8Parser.TryParse(text.Slice(1, 4), out ushort unit, out var consumed, 'x') || consumed != 4)
            Refuse();
        else
            return (char)unit;
        return default;
    }

    static byte Letter(byte value) => value switch
    {
        (byte)'"' or (byte)'\\' => value,
        (byte)'\b' => (byte)'b',
        (byte)'\f' => (byte)'f',
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        _ => (byte)'u',
    };

    static byte Unescape(byte letter) => letter switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => letter,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => 0,
    };

    static void Refuse() => Corrupt.Malformed("A stored text holds an escape that JSON has not.");
}
