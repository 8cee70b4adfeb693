using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>
/// Writes a row as a CBOR map whose keys are the tags of a table, in the deterministic form of RFC 8949: shortest heads and numbers,
/// keys ascending, no value of indefinite length.
/// </summary>
/// <remarks>
/// Methods that rows call often are inlined, and no other is given a writer: it takes the buffer and the position, and returns the
/// position. So the JIT keeps these in registers, where in memory each write would wait for the one before.
/// </remarks>
public ref partial struct CborWriter
{
    readonly Span<byte> buffer;
    int position;
    PendingEntries pending;

    CborWriter(Span<byte> buffer, int position)
    {
        this.buffer = buffer;
        this.position = position;
    }

    /// <summary>The number of bytes written.</summary>
    public readonly int Length => position;

    /// <summary>A writer that begins at the beginning of <paramref name="buffer"/>.</summary>
    public static CborWriter Over(Span<byte> buffer) => new(buffer, 0);

    /// <summary>
    /// Begins a table or struct of <paramref name="count"/> fields, between which the unknown ones are written. Give the result to
    /// <see cref="End"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PendingEntries Begin(int count, UnknownFields unknown)
    {
        var outer = pending;
        pending = new(unknown.As<UnknownCbor>(), 0, 0);
        Head(Major.Map, (uint)(count + (pending.Entries?.Tags.Length ?? 0)));
        return outer;
    }

    /// <summary>Begins a field: write its value next. Tags ascend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Key(int tag)
    {
        if (pending.Entries is not null)
            Carry(tag);
        Head(Major.Unsigned, (uint)tag);
    }

    /// <summary>Ends the table or struct that <see cref="Begin"/> began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(PendingEntries outer)
    {
        if (pending.Entries is not null)
            Carry(int.MaxValue);
        pending = outer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Carry(int tag)
    {
        (position, var next) = Carry(buffer, position, pending.Entries!, pending.Next, tag);
        pending = new(pending.Entries, pending.Start, next);
    }

    // Writes the unknown fields that come before a tag, from one on; returns the position, and which is next.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static (int Position, int Next) Carry(Span<byte> buffer, int position, UnknownEntries entries, int next, int tag)
    {
        var to = new CborWriter(buffer, position);
        for (; entries.Precedes(next, tag); next++)
        {
            to.Head(Major.Unsigned, (uint)entries.Tags[next]);
            to.Raw(entries.Values[next]);
        }
        return (to.position, next);
    }

    // A head that is one byte where it is written is one instruction there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Head(int major, ulong argument)
    {
        if (argument < 24 && position < buffer.Length)
            buffer[position++] = (byte)((major << 5) | (int)argument);
        else
            position = Head(buffer, position, major << 5, argument);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Head(Span<byte> buffer, int position, int first, ulong argument)
    {
        if (buffer.Length - position < HeadMax)
            return LastHead(buffer, position, first, argument);
        // Room for the longest head: no check for each byte.
        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position);
        if (argument < 24)
        {
            to = (byte)(first | (int)argument);
            return position + 1;
        }
        // The argument takes 1, 2, 4 or 8 bytes; the lengths of numbers vary from row to row, so that a branch for each would be missed.
        var log = 32 - BitOperations.LeadingZeroCount((uint)BitOperations.Log2(argument) >> 3);
        to = (byte)(first | (24 + log));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), BinaryPrimitives.ReverseEndianness(argument << (64 - (8 << log))));
        return position + 1 + (1 << log);
    }

    // A head for which there may just be room enough, by way of one for which there is.
    static int LastHead(Span<byte> buffer, int position, int first, ulong argument)
    {
        Span<byte> room = stackalloc byte[HeadMax];
        var to = new CborWriter(buffer, position);
        to.Raw(room[..Head(room, 0, first, argument)]);
        return to.position;
    }

    void Raw(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Span<byte> Take(int length)
    {
        if (length > buffer.Length - position)
            TooSmall();
        var taken = buffer.Slice(position, length);
        position += length;
        return taken;
    }

    [DoesNotReturn]
    static void TooSmall() =>
        throw new ArgumentException("The buffer is smaller than the row. Give one of the size that MaxSize returns.");

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
