using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

/// <summary>
/// Writes a row as a CBOR map whose keys are the tags of a table, in the deterministic form of RFC 8949: shortest heads and numbers,
/// keys ascending, no value of indefinite length.
/// </summary>
public ref partial struct CborWriter
{
    readonly Span<byte> buffer;
    int position;
    PendingEntries pending;

    CborWriter(Span<byte> buffer) => this.buffer = buffer;

    /// <summary>The number of bytes written.</summary>
    public readonly int Length => position;

    /// <summary>A writer that begins at the beginning of <paramref name="buffer"/>.</summary>
    public static CborWriter Over(Span<byte> buffer) => new(buffer);

    /// <summary>
    /// Begins a table or struct of <paramref name="count"/> fields, between which the unknown ones are written. Give the result to
    /// <see cref="End"/>.
    /// </summary>
    public PendingEntries Begin(int count, UnknownFields unknown)
    {
        var outer = pending;
        pending = new(unknown.As<UnknownCbor>());
        Head(Major.Map, (uint)(count + pending.Count));
        return outer;
    }

    /// <summary>Begins a field: write its value next. Tags ascend.</summary>
    [UnscopedRef]
    public ref CborWriter Key(int tag)
    {
        while (pending.Precede(tag))
            Carry();
        Head(Major.Unsigned, (uint)tag);
        return ref this;
    }

    /// <summary>Ends the table or struct that <see cref="Begin"/> began.</summary>
    public void End(PendingEntries outer)
    {
        while (pending.Count > 0)
            Carry();
        pending = outer;
    }

    void Carry()
    {
        Head(Major.Unsigned, (uint)pending.Tag);
        Raw(pending.Value);
        pending = pending.Rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Head(int major, ulong argument)
    {
        if (argument < 24 && position < buffer.Length)
            buffer[position++] = (byte)((major << 5) | (int)argument);
        else
            LongHead(major << 5, argument);
    }

    void LongHead(int first, ulong argument)
    {
        if (argument < 24)
            Take(1)[0] = (byte)(first | (int)argument);
        else if (argument <= byte.MaxValue)
            Initial(first | 24, 1)[0] = (byte)argument;
        else if (argument <= ushort.MaxValue)
            BinaryPrimitives.WriteUInt16BigEndian(Initial(first | 25, 2), (ushort)argument);
        else if (argument <= uint.MaxValue)
            BinaryPrimitives.WriteUInt32BigEndian(Initial(first | 26, 4), (uint)argument);
        else
            BinaryPrimitives.WriteUInt64BigEndian(Initial(first | 27, 8), argument);
    }

    // Writes the first byte; the rest is the caller's.
    Span<byte> Initial(int first, int rest)
    {
        var taken = Take(1 + rest);
        taken[0] = (byte)first;
        return taken[1..];
    }

    void Raw(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    Span<byte> Take(int length)
    {
        if (length > buffer.Length - position)
            throw new ArgumentException("The buffer is smaller than the row. Give one of the size that MaxSize returns.");
        var taken = buffer.Slice(position, length);
        position += length;
        return taken;
    }

    static class Major
    {
        public const int Unsigned = 0;
        public const int Negative = 1;
        public const int Bytes = 2;
        public const int Text = 3;
        public const int Array = 4;
        public const int Map = 5;
        public const int Tag = 6;
    }
}
