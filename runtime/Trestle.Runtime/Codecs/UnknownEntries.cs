namespace Trestle.Codecs;

/// <summary>Unknown fields in a serialization whose fields carry their tags: the tags, ascending, and each one's bytes as they were.</summary>
abstract class UnknownEntries(int[] tags, byte[][] values) : UnknownData
{
    // A tag, and what separates entries.
    const int EntryMax = 16;

    public int[] Tags { get; } = tags;

    public byte[][] Values { get; } = values;

    public override int MaxSize => checked(Values.Sum(value => value.Length) + (EntryMax * Values.Length));
}

sealed class UnknownCbor(int[] tags, byte[][] values) : UnknownEntries(tags, values);

sealed class UnknownJson(int[] tags, byte[][] values) : UnknownEntries(tags, values);

/// <summary>The unknown fields of the table that is being written, as far as they are still to be written between the known ones.</summary>
public readonly struct PendingEntries
{
    internal PendingEntries(UnknownEntries? entries, int next = 0) => (Entries, Next) = (entries, next);

    internal UnknownEntries? Entries { get; }

    internal int Next { get; }

    internal int Count => Entries is null ? 0 : Entries.Tags.Length - Next;

    internal int Tag => Entries!.Tags[Next];

    internal ReadOnlySpan<byte> Value => Entries!.Values[Next];

    internal PendingEntries Rest => new(Entries, Next + 1);

    /// <summary>Whether one comes before the field <paramref name="tag"/>.</summary>
    internal bool Precede(int tag) => Count > 0 && Tag < tag;
}
