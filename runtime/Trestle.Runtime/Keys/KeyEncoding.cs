using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Trestle.Keys;

/// <summary>The steps that writing and reading keys share.</summary>
static class KeyEncoding
{
    /// <summary>Follows a zero byte that belongs to the value.</summary>
    public const byte Escaped = 0xFF;

    /// <summary>Writes strict UTF-8 and returns its length.</summary>
    public static int Transcode(string text, Span<byte> to)
    {
        var status = Utf8.FromUtf16(text, to, out _, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.DestinationTooSmall)
            throw TooLong(text.Length, to.Length);
        if (status != OperationStatus.Done)
            throw new ArgumentException("The text of a key has half a surrogate pair, which no store can hold. Remove it.", nameof(text));
        return written;
    }

    /// <summary>Refuses text that would end early in a key.</summary>
    public static void RefuseZero(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Contains((byte)0))
            throw new ArgumentException("The text of a key has a U+0000, which no row can hold. Remove it.");
    }

    /// <summary>Inverts every byte, so that greater sorts first.</summary>
    public static void Complement(Span<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ref var word in words)
            word = ~word;
        foreach (ref var rest in bytes[(words.Length * sizeof(ulong))..])
            rest = (byte)~rest;
    }

    public static KeyTooLongException TooLong(int needed, int limit) => new(
        needed,
        limit,
        $"A key of at least {needed} bytes was asked for, and {limit} fit. Give a shorter value; no row can have this one.");

    public static CorruptRecordException Corrupt(string what) => new(
        $"A stored key {what}. The bytes were damaged or written by something else; restore them, or rebuild the index.");
}
