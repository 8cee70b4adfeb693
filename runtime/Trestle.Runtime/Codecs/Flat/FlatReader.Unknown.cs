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
        vtableLength <= 4 + (2 * slots) && gaps.IsEmpty ? default : Collected(slots, gaps);

    UnknownFields Collected(int slots, ReadOnlySpan<ushort> gaps)
    {
        List<FlatSlot>? found = null;
        foreach (var slot in gaps)
            Collect(slot, ref found);
        for (var slot = slots; 4 + (2 * slot) < vtableLength; slot++)
            Collect(slot, ref found);
        return found is null ? default : new(Keep([.. found]));
    }

    void Collect(int slot, ref List<FlatSlot>? found)
    {
        if (Find(slot, 1) is >= 0 and var at)
            (found ??= []).Add(new(slot, at));
    }

    UnknownFlat Keep(FlatSlot[] slots)
    {
        var (start, end) = Extent(slots);
        return Innermost(buffer[start..end], table - start, Shift(slots, start));
    }

    // The bytes from the vtable to the next table of the list, when the order of Trestle's own writer is known; else all of them.
    (int Start, int End) Extent(FlatSlot[] slots)
    {
        if (vtable > table || Get<uint>(4) != FlatWriter.Mark)
            return (0, buffer.Length);
        var start = vtable & ~7;
        var end = next == 0 ? buffer.Length : VtableOf(Follow(next));
        return Array.TrueForAll(slots, slot => slot.Position > start && slot.Position < end) ? (start, end) : (0, buffer.Length);
    }

    int VtableOf(int other)
    {
        var start = (long)other - Get<int>(other);
        return start > table && start < buffer.Length ? (int)start : buffer.Length;
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
