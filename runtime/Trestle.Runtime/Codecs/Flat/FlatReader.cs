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

    // The bytes, as a span has them, but for a length that need not be widened wherever a place is compared with it.
    readonly ref byte start;
    readonly nuint length;
    readonly ref int budget;
    readonly nuint table;
    readonly nuint vtable;
    readonly uint vtableWords;
    readonly int next;
    readonly int depth;

    // There are twelve bytes at least.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    FlatReader(ref byte start, nuint length, ref int budget, nuint table, nuint usual, int next, int depth)
    {
        this.start = ref start;
        this.length = length;
        this.budget = ref budget;
        this.table = table;
        this.next = next;
        this.depth = depth;
        if (table > length - 4)
            Corrupt.Truncated();
        vtable = Vtable(usual);
        // Rotated, an odd number of bytes is a very large one of words.
        vtableWords = BitOperations.RotateRight((uint)Get<ushort>(vtable), 1);
        // Two words are its head; with fewer, it is a very long one.
        if (vtableWords - 2 > ((length - vtable) >> 1) - 2)
            Corrupt.Truncated();
    }

    /// <summary>A reader of the root table of <paramref name="buffer"/>.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="vtable">
    /// Where Trestle's own writer puts the vtable of such a row, at most 14. The processor reads on from there before it knows where the
    /// vtable is; if that is elsewhere, only time is lost.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlatReader Over(ReadOnlySpan<byte> buffer, int vtable = 8) => Over(buffer, vtable, ref Unsafe.NullRef<int>());

    /// <summary>
    /// As <see cref="Over(ReadOnlySpan{byte}, int)"/>, for reading the whole: <paramref name="budget"/>, begun with <see cref="Budget"/>,
    /// ends a read whose tables are shared so often that it would make far more of the bytes than there are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlatReader Over(ReadOnlySpan<byte> buffer, int vtable, ref int budget)
    {
        // A root, a vtable and a table.
        if (buffer.Length < 12)
            Corrupt.Truncated();
        ref var start = ref MemoryMarshal.GetReference(buffer);
        return new(ref start, (uint)buffer.Length, ref budget, Unsafe.ReadUnaligned<uint>(ref start), (uint)vtable, 0, 0);
    }

    /// <summary>How many bytes may be read out of a buffer of this length, those in shared places counted each time.</summary>
    public static int Budget(ReadOnlySpan<byte> buffer) => (int)Math.Min(int.MaxValue, (16L * buffer.Length) + 4096);

    /// <summary>Whether the field is there: a nullable one is not null.</summary>
    public bool Has(int slot) => Offset(slot) != 0;

    ReadOnlySpan<byte> Buffer => MemoryMarshal.CreateReadOnlySpan(ref start, (int)length);

    // Where the vtable is: in the usual place a constant, so that nothing waits for the two reads that lead there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    nuint Vtable(nuint usual)
    {
        var place = table - (nuint)Get<int>(table);
        if (place == usual && (usual <= 8 || usual <= length - 4))
            return usual;
        if (place > length - 4)
            Corrupt.Truncated();
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    nuint Offset(int slot)
    {
        var entry = (uint)slot + 2;
        return entry < vtableWords ? Get<ushort>(vtable + (2 * (nuint)entry)) : 0u;
    }

    // The place of a field of this many bytes, or 0 when it is absent: there the root stands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    nuint Find(int slot, int size)
    {
        // As Offset does it: the fewer calls within calls, the more of a record's fields the JIT reads without any.
        var entry = (uint)slot + 2;
        if (entry >= vtableWords)
            return 0;
        var offset = (nuint)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, vtable + (2 * (nuint)entry)));
        if (offset == 0)
            return 0;
        if (table + offset + (uint)size > length)
            Corrupt.Truncated();
        return table + offset;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    nuint Need(int slot, int size)
    {
        var at = Find(slot, size);
        if (at == 0)
            Corrupt.Missing(slot);
        return at;
    }

    // Where the reference at a place leads to; four bytes can be read there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    nuint Follow(nuint at)
    {
        var distance = Get<uint>(at);
        var target = (ulong)at + distance;
        if (distance == 0 || target > length - 4)
            Corrupt.Truncated();
        return (nuint)target;
    }

    // The bytes of the vector that the reference at a place leads to.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ReadOnlySpan<byte> Vector(nuint at)
    {
        var target = Follow(at);
        var count = Get<uint>(target);
        if (count > length - 4 - target)
            Corrupt.Truncated();
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, target + 4), (int)count);
    }

    // The caller has checked the range.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Get<T>(nuint at)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref start, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    T Scalar<T>(int slot, T absent)
        where T : unmanaged
    {
        // As Find does it, but for the way in which an absent field leaves.
        var entry = (uint)slot + 2;
        if (entry >= vtableWords)
            return absent;
        var offset = (nuint)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, vtable + (2 * (nuint)entry)));
        if (offset == 0)
            return absent;
        // Eight bytes at least: this subtraction does not wrap.
        if (table + offset > length - (uint)Unsafe.SizeOf<T>())
            Corrupt.Truncated();
        return Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref start, table + offset));
    }
}
