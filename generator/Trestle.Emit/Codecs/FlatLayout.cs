namespace Trestle.Emit.Codecs;

/// <summary>
/// Where the fields of a FlatBuffers table stand: those that are always there at fixed places, then, as far as they are present,
/// the others. Greater alignments first, so that nothing is padded.
/// </summary>
sealed class FlatLayout
{
    const int DistanceToVtable = 4;

    readonly Dictionary<int, int> places = [];

    public FlatLayout(FieldSet set, IReadOnlyList<CodecField> fields)
    {
        var ordered = fields.OrderByDescending(field => field.Codec.FlatField.Alignment).ThenBy(field => field.Model.Tag).ToList();
        Always = ordered.Where(field => !field.Model.IsNullable).ToList();
        Sometimes = ordered.Where(field => field.Model.IsNullable).ToList();
        foreach (var field in Always)
        {
            places[set.Slot(field.Model.Tag)] = DistanceToVtable + Inline;
            Inline += field.Codec.FlatField.Size;
        }
        var most = Inline + Sometimes.Sum(field => field.Codec.FlatField.Size + field.Codec.FlatField.Alignment - 1);
        MaxInline = (most + 7) & ~3;
        VtableLength = LengthOfVtable(set);
    }

    /// <summary>Non-null fields, in the order in which they stand.</summary>
    public IReadOnlyList<CodecField> Always { get; }

    /// <summary>Nullable fields, in the order in which they stand.</summary>
    public IReadOnlyList<CodecField> Sometimes { get; }

    /// <summary>Bytes of the fields that are always there.</summary>
    public int Inline { get; }

    /// <summary>Bytes of all fields at most, and of what fills up to the next multiple of four.</summary>
    public int MaxInline { get; }

    /// <summary>Bytes that the table takes at most beside what it refers to, alignment included.</summary>
    public int MaxSize => VtableLength + MaxInline + 32;

    int VtableLength { get; }

    int SlotCount => (VtableLength - 4) / 2;

    /// <summary>Where the vtable of a row begins, as <c>FlatWriter.Table</c> places it behind the root and the mark.</summary>
    public static int RootVtable(FieldSet set)
    {
        var length = LengthOfVtable(set);
        return ((8 + length + 3) & ~7) + 4 - length;
    }

    static int LengthOfVtable(FieldSet set) => 4 + (2 * set.Fields.Select(field => set.Slot(field.Tag) + 1).DefaultIfEmpty().Max());

    /// <summary>The distance of a field that is always there from the beginning of the table.</summary>
    public int Place(int slot) => places[slot];

    /// <summary>The vtable of a table without its nullable fields, and the distance to it.</summary>
    public string Head()
    {
        var entries = Enumerable.Range(0, SlotCount).Select(slot => places.TryGetValue(slot, out var place) ? place : 0);
        var words = new[] { VtableLength, DistanceToVtable + Inline }.Concat(entries).Concat([VtableLength, 0]);
        return string.Join(", ", words.SelectMany(word => new[] { word & 0xff, word >> 8 }));
    }
}
