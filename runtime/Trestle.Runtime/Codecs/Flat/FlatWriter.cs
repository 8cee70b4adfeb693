using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>
/// Writes FlatBuffers tables forward into a buffer: vtable, inline part, then what the inline part refers to, each table whole before
/// the next. The inline part of a generated table is laid out at compile time, fields that may be absent after those that may not.
/// Needs a little-endian machine.
/// </summary>
public ref partial struct FlatWriter
{
    // "TRS1", in the place of the file identifier: says that the tables lie in this writer's order.
    internal const uint Mark = 0x31535254;

    readonly Span<byte> buffer;
    int end;

    FlatWriter(Span<byte> buffer)
    {
        this.buffer = buffer;
        Require(8);
        Put(4, Mark);
        end = 8;
    }

    /// <summary>The number of bytes written.</summary>
    public readonly int Length => end;

    /// <summary>A writer of a new buffer, whose root table comes next: give <see cref="Table"/> the place 0.</summary>
    public static FlatWriter Over(Span<byte> buffer) => new(buffer);

    /// <summary>
    /// Begins a table and refers to it from the place <paramref name="at"/>; returns its place, four bytes before its first field.
    /// </summary>
    /// <param name="head">The vtable, and the distance to it with which the table begins.</param>
    /// <param name="inline">Bytes that the fields take which are always there.</param>
    /// <param name="maxInline">Bytes that all fields take at most.</param>
    /// <param name="unknown">What is to be carried over.</param>
    public int Table(int at, scoped ReadOnlySpan<byte> head, int inline, int maxInline, UnknownFields unknown)
    {
        var vtableLength = head.Length - 4;
        var kept = unknown.As<UnknownFlat>();
        if (kept is not null)
            vtableLength = Math.Max(vtableLength, kept.VtableLength);
        // The first field, and so every field of eight bytes before the smaller ones, is at a multiple of eight.
        var table = ((end + vtableLength + 3) & ~7) + 4;
        Require(table + 4 + maxInline);
        Put(end, 0L);
        if (kept is null)
            head.CopyTo(buffer[(table - vtableLength)..]);
        else
            Extend(head, table, vtableLength);
        Put(at, table - at);
        end = table + 4 + inline;
        return table;
    }

    /// <summary>
    /// Gives a field that may be absent its place in the inline part, for the caller to write. Those of greater alignment come first.
    /// </summary>
    public int Reserve(int table, int slot, int size, int alignment)
    {
        var at = (end + alignment - 1) & -alignment;
        if (at != end)
            Put(end, 0L);
        end = at + size;
        Put(table - Get<int>(table) + 4 + (2 * slot), (ushort)(at - table));
        return at;
    }

    /// <summary>Ends the inline part of a table. What it refers to comes next.</summary>
    public void Close(int table, UnknownFields unknown)
    {
        var vtable = table - Get<int>(table);
        Put(vtable + 2, (ushort)(end - table));
        Put(end, 0);
        end = (end + 3) & ~3;
        if (unknown.As<UnknownFlat>() is { } kept)
            Carry(table, vtable, kept);
    }

    readonly void Extend(scoped ReadOnlySpan<byte> head, int table, int vtableLength)
    {
        var vtable = buffer.Slice(table - vtableLength, vtableLength);
        vtable.Clear();
        head[..^4].CopyTo(vtable);
        Put(table - vtableLength, (ushort)vtableLength);
        Put(table, vtableLength);
    }

    void Carry(int table, int vtable, UnknownFlat kept)
    {
        var start = ((end + 7) & ~7) + UnknownFlat.HeaderSize;
        var stop = (start + kept.Block.Length + 7) & ~7;
        Require(stop);
        buffer[end..stop].Clear();
        Put(start - 8, kept.Block.Length);
        Put(start - 4, kept.Table);
        kept.Block.CopyTo(buffer[start..]);
        foreach (var slot in kept.Slots)
            Put(vtable + 4 + (2 * slot.Slot), Distance(start + slot.Position - table));
        end = stop;
    }

    static ushort Distance(int bytes) => bytes <= ushort.MaxValue ? (ushort)bytes : throw new StoreException(
        0,
        "A row holds fields of a newer schema farther than 65,535 bytes into it, so that they cannot be carried over. "
        + "Write the row with the program that knows these fields.");

    // Refers from a place to what is written next.
    readonly void Refer(int at) => Put(at, end - at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void Put<T>(int at, T value)
        where T : unmanaged
    {
        if ((uint)at + (ulong)(uint)Unsafe.SizeOf<T>() > (uint)buffer.Length)
            TooSmall();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), at), value);
    }

    readonly T Get<T>(int at)
        where T : unmanaged => MemoryMarshal.Read<T>(buffer[at..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void Require(int length)
    {
        if ((uint)length > (uint)buffer.Length)
            TooSmall();
    }

    [DoesNotReturn]
    static void TooSmall() =>
        throw new ArgumentException("The buffer is smaller than the row. Give one of the size that MaxSize returns.");
}
