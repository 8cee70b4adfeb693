namespace Trestle.Codecs;

/// <summary>
/// Unknown fields of a FlatBuffers table. The format does not say how far a field reaches, so the bytes that the table lay in are
/// kept verbatim, and with them where the unknown fields begin.
/// </summary>
/// <param name="block">The bytes, beginning at a multiple of eight.</param>
/// <param name="table">Where in them the table is.</param>
/// <param name="slots">The unknown fields, by slot ascending.</param>
sealed class UnknownFlat(byte[] block, int table, FlatSlot[] slots) : UnknownData
{
    // Before the block: its length, and where in it the table is.
    public const int HeaderSize = 8;

    public byte[] Block { get; } = block;

    public int Table { get; } = table;

    public FlatSlot[] Slots { get; } = slots;

    public override int MaxSize => checked(Block.Length + HeaderSize + VtableLength + 16);

    /// <summary>The least vtable that has a place for every unknown field.</summary>
    public int VtableLength => 4 + (2 * (Slots[^1].Slot + 1));
}

/// <summary>A field by its slot in the vtable, and its place in the bytes around it.</summary>
readonly record struct FlatSlot(int Slot, int Position);
