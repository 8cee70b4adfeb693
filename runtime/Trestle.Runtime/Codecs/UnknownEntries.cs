using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

/// <summary>Unknown fields in a serialization whose fields carry their tags: the tags, ascending, and each one's bytes as they were.</summary>
abstract class UnknownEntries(int[] tags, byte[][] values) : UnknownData
{
    // A tag, and what separates entries.
    const int EntryMax = 16;

    public int[] Tags { get; } = tags;

    public byte[][] Values { get; } = values;

    /// <summary>Whether entry <paramref name="next"/> comes before the field <paramref name="tag"/>.</summary>
    public bool Precedes(int next, int tag) => next < Tags.Length && Tags[next] < tag;

    public override int MaxSize => checked(Values.Sum(value => value.Length) + (EntryMax * Values.Length));
}

sealed class UnknownCbor(int[] tags, byte[][] values) : UnknownEntries(tags, values);

sealed class UnknownJson(int[] tags, byte[][] values) : UnknownEntries(tags, values);

/// <summary>The unknown fields of the table that is being written, as far as they are still to be written between the known ones.</summary>
public readonly struct PendingEntries
{
    internal readonly UnknownEntries? Entries;

    // Where the table begins, for the serialization that must know it.
    internal readonly int Start;

    // The first that is not yet written.
    internal readonly int Next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PendingEntries(UnknownEntries? entries, int start, int next)
    {
        Entries = entries;
        Start = start;
        Next = next;
    }
}
