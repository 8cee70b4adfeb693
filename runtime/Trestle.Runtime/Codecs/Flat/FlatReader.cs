using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>
/// Reads the fields of one FlatBuffers table where they lie, in any order, whoever wrote it. A field is named by its slot, the
/// place in the table's vtable. Throws <see cref="CorruptRecordException"/> wherever the bytes do not hold what is asked for;
/// nothing outside of them is ever read. Needs a little-endian machine.
/// </summary>
public readonly ref partial struct FlatReader
{
    // What a text or a struct costs in memory at least.
    const int ObjectSize = 16;

    readonly ReadOnlySpan<byte> buffer;
    readonly ref int budget;
    readonly int table;
    readonly int vtable;
    readonly int next;
    readonly ushort vtableLength;
    readonly ushort depth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    FlatReader(ReadOnlySpan<byte> buffer, ref int budget, uint table, int next, int depth)
    {
        if (table + 4ul > (uint)buffer.Length)
            Corrupt.Truncated();
        this.buffer = buffer;
        this.budget = ref budget;
        this.table = (int)table;
        this.next = next;
        this.depth = (ushort)depth;
        var start = (long)table - Get<int>((int)table);
        if ((ulong)start > (uint)(buffer.Length - 4))
            Corrupt.Truncated();
        vtable = (int)start;
        vtableLength = Get<ushort>(vtable);
        // Even, at least four, and within the bytes: rotated, a number that is odd or was less than four is a very large one.
        if (BitOperations.RotateRight((uint)vtableLength - 4, 1) > (uint)(buffer.Length - 4 - vtable) / 2)
            Corrupt.Truncated();
    }

    /// <summary>A reader of the root table of <paramref name="buffer"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlatReader Over(ReadOnlySpan<byte> buffer) => Over(buffer, ref Unsafe.NullRef<int>());

    /// <summary>
    /// As <see cref="Over(ReadOnlySpan{byte})"/>, for reading the whole: <paramref name="budget"/>, begun with <see cref="Budget"/>,
    /// ends a read whose tables are shared so often that it would make far more of the bytes than there are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlatReader Over(ReadOnlySpan<byte> buffer, ref int budget)
    {
        if (buffer.Length < 8)
            Corrupt.Truncated();
        return new(buffer, ref budget, Unsafe.ReadUnaligned<uint>(ref MemoryMarshal.GetReference(buffer)), 0, 0);
    }

    /// <summary>How many bytes may be read out of a buffer of this length, those in shared places counted each time.</summary>
    public static int Budget(ReadOnlySpan<byte> buffer) => (int)Math.Min(int.MaxValue, (16L * buffer.Length) + 4096);

    /// <summary>Whether the field is there: a nullable one is not null.</summary>
    public bool Has(int slot) => Offset(slot) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Offset(int slot)
    {
        var entry = 4 + (2 * slot);
        return entry < vtableLength ? Get<ushort>(vtable + entry) : 0;
    }

    // The place of a field of this many bytes, or -1 when it is absent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Find(int slot, int size)
    {
        // As Offset does it: the fewer calls within calls, the more of a record's fields the JIT reads without any.
        var entry = 4 + (2 * slot);
        if (entry >= vtableLength)
            return -1;
        var offset = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), vtable + entry));
        if (offset == 0)
            return -1;
        var at = (uint)table + offset;
        if (at + (ulong)(uint)size > (uint)buffer.Length)
            Corrupt.Truncated();
        return (int)at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Need(int slot, int size)
    {
        var at = Find(slot, size);
        if (at < 0)
            Corrupt.Missing(slot);
        return at;
    }

    // Where the reference at a place leads to; four bytes can be read there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Follow(int at)
    {
        var distance = Get<uint>(at);
        var target = (ulong)(uint)at + distance;
        if (distance == 0 || target + 4 > (uint)buffer.Length)
            Corrupt.Truncated();
        return (int)target;
    }

    // The bytes of the vector that the reference at a place leads to.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ReadOnlySpan<byte> Vector(int at)
    {
        var target = Follow(at);
        var length = Get<uint>(target);
        if (length > (uint)(buffer.Length - target - 4))
            Corrupt.Truncated();
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), target + 4), (int)length);
    }

    // The caller has checked the range.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Get<T>(int at)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), (nuint)(uint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Scalar<T>(int slot, T absent)
        where T : unmanaged
    {
        // As Find does it, but for the way in which an absent field leaves.
        var entry = 4 + (2 * slot);
        if (entry >= vtableLength)
            return absent;
        var offset = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), (nuint)(uint)(vtable + entry)));
        if (offset == 0)
            return absent;
        var at = (nuint)(uint)table + offset;
        if (at + (uint)Unsafe.SizeOf<T>() > (uint)buffer.Length)
            Corrupt.Truncated();
        return Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), at));
    }
}
