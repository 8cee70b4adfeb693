using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Trestle.Codecs;

/// <summary>UTF-8 without any replacement character made up on the way: what is not valid is refused.</summary>
static class StrictUtf8
{
    /// <summary>The most bytes that a text can take.</summary>
    public static int MaxBytes(int chars) => checked(chars * 3);

    /// <summary>
    /// Writes a text and returns its length in bytes. Throws <see cref="ArgumentException"/> when half a surrogate pair is in it, or
    /// room lacks.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(string text, Span<byte> to) =>
        to.Length >= text.Length && AsciiText.TryNarrow(text, ref MemoryMarshal.GetReference(to)) ? text.Length : WriteAny(text, to);

    static int WriteAny(string text, Span<byte> to)
    {
        var status = Utf8.FromUtf16(text, to, out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            Refuse(status);
        return written;
    }

    /// <summary>Reads a text. Throws <see cref="CorruptRecordException"/> when it is not UTF-8.</summary>
    public static string Read(ReadOnlySpan<byte> text) => AsciiText.IsAscii(text) ? AsciiText.Widen(text) : ReadAny(text);

    static string ReadAny(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            Corrupt.Malformed("A stored text is not valid UTF-8.");
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Reads a JSON document. Throws <see cref="CorruptRecordException"/> when it is none.</summary>
    public static Json ReadDocument(ReadOnlySpan<byte> text)
    {
        if (!Json.TryFromUtf8(text, out var document))
            Corrupt.Malformed("A stored document is not JSON.");
        return document;
    }

    static void Refuse(OperationStatus status) => throw new ArgumentException(status == OperationStatus.DestinationTooSmall
        ? "The buffer is smaller than the row. Give one of the size that MaxSize returns."
        : "A text holds half a surrogate pair. Remove it: it is no character.");
}
