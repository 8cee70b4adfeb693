using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Trestle.Lmdb.Bulk;

/// <summary>
/// Keys and values in memory, put in the order of their keys; of equal keys the one that came last is first. Bytes lie in large
/// blocks. What is sorted are numbers: the eight bytes of each key behind what all keys have in common; only keys that agree in
/// them are compared as a whole.
/// </summary>
sealed class SortedBytes
{
    const int FirstBlock = 4 << 10;
    const int LargestBlock = 1 << 20;
    const int EntryCost = 56;
    const int CacheLine = 64;
    const int SmallStretch = 24;

    readonly List<byte[]> blocks = [];
    Entry[] entries = new Entry[16];
    int[] order = [];
    int used;
    int common;
    bool isSorted = true;

    public int Count { get; private set; }

    /// <summary>After sorting: whether a key stands in it twice.</summary>
    public bool HasRepeated { get; private set; }

    /// <summary>About how much memory is in use, that of sorting included.</summary>
    public long Bytes { get; private set; }

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var space = Take(key.Length + value.Length);
        key.CopyTo(space);
        value.CopyTo(space[key.Length..]);
        if (isSorted && Count > 0 && Added(Count - 1).SequenceCompareTo(key) >= 0)
            isSorted = false;
        common = Count == 0 ? key.Length : Math.Min(common, Added(0).CommonPrefixLength(key));
        if (Count == entries.Length)
            Array.Resize(ref entries, 2 * Count);
        entries[Count] = new Entry(blocks.Count - 1, used - key.Length - value.Length, key.Length, value.Length);
        Count++;
        Bytes += key.Length + value.Length + EntryCost;
    }

    /// <summary>Puts the entries in order. Nothing can be added after it, until <see cref="Clear"/>.</summary>
    public void Sort()
    {
        order = new int[Count];
        for (var i = 0; i < Count; i++)
            order[i] = i;
        if (isSorted)
            return;
        var numbers = new ulong[Count];
        for (var i = 0; i < Count; i++)
            numbers[i] = Number(Added(i)[common..]);
        RadixSort.Sort(ref numbers, ref order);
        SortEqual(numbers);
        var sorted = new Entry[Count];
        for (var i = 0; i < Count; i++)
            sorted[i] = entries[order[i]];
        entries = sorted;
    }

    public ReadOnlySpan<byte> Key(int index) => Added(index);

    public ReadOnlySpan<byte> Value(int index)
    {
        ref var entry = ref entries[index];
        return blocks[entry.Block].AsSpan(entry.Start + entry.KeyLength, entry.ValueLength);
    }

    /// <summary>
    /// Asks the processor to fetch an entry that will be read soon: sorted entries lie scattered, and waiting for each is most of
    /// what reading them costs.
    /// </summary>
    public unsafe void Prefetch(int index)
    {
        if (!Sse.IsSupported || (uint)index >= (uint)Count)
            return;
        ref var entry = ref entries[index];
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(blocks[entry.Block]), entry.Start);
        var length = entry.KeyLength + entry.ValueLength;
        for (var line = 0; line < length && line < 4 * CacheLine; line += CacheLine)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref start, line)));
    }

    /// <summary>When, counted from zero, the entry that is now at <paramref name="index"/> was added.</summary>
    public int Position(int index) => order[index];

    public void Clear()
    {
        blocks.Clear();
        order = [];
        used = Count = 0;
        Bytes = 0;
        isSorted = true;
        HasRepeated = false;
    }

    // Stretches with one number go by the whole key.
    void SortEqual(ulong[] numbers)
    {
        for (var start = 0; start < Count;)
        {
            var end = start + 1;
            while (end < Count && numbers[end] == numbers[start])
                end++;
            if (end - start > SmallStretch)
                order.AsSpan(start, end - start).Sort(Compare);
            else if (end - start > 1)
                Insert(order.AsSpan(start, end - start));
            start = end;
        }
    }

    // Insertion sort: an index over few values has many short stretches.
    void Insert(Span<int> stretch)
    {
        for (var i = 1; i < stretch.Length; i++)
        {
            var moved = stretch[i];
            var at = i;
            for (; at > 0 && Compare(stretch[at - 1], moved) > 0; at--)
                stretch[at] = stretch[at - 1];
            stretch[at] = moved;
        }
    }

    int Compare(int x, int y)
    {
        var byKey = Added(x).SequenceCompareTo(Added(y));
        if (byKey != 0 || x == y)
            return byKey;
        HasRepeated = true;
        return y.CompareTo(x);
    }

    ReadOnlySpan<byte> Added(int position)
    {
        ref var entry = ref entries[position];
        return blocks[entry.Block].AsSpan(entry.Start, entry.KeyLength);
    }

    Span<byte> Take(int size)
    {
        if (blocks.Count == 0 || blocks[^1].Length - used < size)
        {
            var next = blocks.Count == 0 ? FirstBlock : Math.Min(LargestBlock, 2 * blocks[^1].Length);
            blocks.Add(new byte[Math.Max(size, next)]);
            used = 0;
        }
        used += size;
        return blocks[^1].AsSpan(used - size, size);
    }

    static ulong Number(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        key.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    readonly record struct Entry(int Block, int Start, int KeyLength, int ValueLength);
}
