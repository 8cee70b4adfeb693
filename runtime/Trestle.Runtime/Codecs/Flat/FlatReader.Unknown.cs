using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

public readonly ref partial struct FlatReader
{
    const int MaxBlocks = 16;

    /// <summary>
    /// What the table has beyond the first <paramref name="slots"/> slots, or in the <paramref name="gaps"/> among them, which the
    /// schema does not know.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UnknownFields Unknown(int slots, params ReadOnlySpan<ushort> gaps) =>
        vtableWords <= (uint)slots + 2 && gaps.IsEmpty ? default : Collected(this, slots, gaps);

    // Of a copy: the address of a reader is never taken, so that its parts stay in registers while a record is read.
    static UnknownFields Collected(FlatReader of, int slots, ReadOnlySpan<ushort> gaps)
    {
        List<FlatSlot>? found = null;
        foreach (var slot in gaps)
            of.Collect(slot, ref found);
        for (var slot = slots; slot + 2 < of.vtableWords; slot++)
            of.Collect(slot, ref found);
        return found is null ? default : new(of.Keep([.. found]));
    }

    void Collect(int slot, ref List<FlatSlot>? found)
    {
        if (Find(slot, 1) is > 0 and var at)
            (found ??= []).Add(new(slot, (int)at));
    }

    UnknownFlat Keep(FlatSlot[] slots)
    {
        var (from, end) = Extent(slots);
        return Innermost(Buffer[from..end], (int)table - from, Shift(slots, from));
    }

    // The bytes from the vtable to the next table of the list, when the order of Trestle's own writer is known; else all of them.
    (int Start, int End) Extent(FlatSlot[] slots)
    {
        var all = (0, (int)length);
        if (vtable > table || Get<uint>(4) != FlatWriter.Mark)
            return all;
        var from = (int)vtable & ~7;
        var end = next == 0 ? (int)length : VtableOf(Follow((uint)next));
        return Array.TrueForAll(slots, slot => slot.Position > from && slot.Position < end) ? (from, end) : all;
    }

    int VtableOf(nuint other)
    {
        var vtableOfOther = other - (nuint)Get<int>(other);
        return vtableOfOther > table && vtableOfOther < length ? (int)vtableOfOther : (int)length;
    }

    // Fields that were unknown before lie in a block of their own behind the table: that block alone is kept, so that a row that is
    // written back again and again does not grow. Programs of several ages leave one or two blocks in each other; damage, any number.
    static UnknownFlat Innermost(ReadOnlySpan<byte> bytes, int table, FlatSlot[] slots)
    {
        for (var level = 0; level < MaxBlocks && TryEnter(bytes, table, slots, out var start, out var length, out var inner); level++)
        {
            bytes = bytes.Slice(start, length);
            table = inner;
            slots = Shift(slots, start);
        }
        return new(bytes.ToArray(), table, slots);
    }

    static bool TryEnter(ReadOnlySpan<byte> bytes, int table, FlatSlot[] slots, out int start, out int length, out int inner)
    {
        (start, length, inner) = (0, 0, 0);
        if ((uint)table + 4ul > (uint)bytes.Length)
            return false;
        var vtable = (long)table - BitConverter.ToInt32(bytes[table..]);
        if ((ulong)vtable > (uint)(bytes.Length - 4))
            return false;
        var behind = table + BitConverter.ToUInt16(bytes[((int)vtable + 2)..]);
        start = ((behind + 7) & ~7) + UnknownFlat.HeaderSize;
        if (start > bytes.Length || Array.Exists(slots, slot => slot.Position < behind))
            return false;
        var (size, place) = (BitConverter.ToUInt32(bytes[(start - 8)..]), BitConverter.ToUInt32(bytes[(start - 4)..]));
        if (size > (uint)(bytes.Length - start) || place > size || !AllWithin(slots, start, start + (int)size))
            return false;
        (length, inner) = ((int)size, (int)place);
        return true;
    }

    static bool AllWithin(FlatSlot[] slots, int start, int end) =>
        Array.TrueForAll(slots, slot => slot.Position >= start && slot.Position < end);

    static FlatSlot[] Shift(FlatSlot[] slots, int start) =>
        start == 0 ? slots : Array.ConvertAll(slots, slot => slot with { Position = slot.Position - start });
}
