using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Bulk;

/// <summary>
/// Keys and values in memory, put in the order of their keys; of equal keys the one that came last is first. Bytes lie in large
/// blocks, and an entry is compared by its first eight bytes before the block is touched.
/// </summary>
sealed class SortedBytes
{
    const int FirstBlock = 4 << 10;
    const int LargestBlock = 1 << 20;
    const int EntryCost = 32;

    readonly List<byte[]> blocks = [];
    Entry[] entries = new Entry[16];
    int used;
    bool isSorted = true;

    public int Count { get; private set; }

    /// <summary>About how much memory is in use.</summary>
    public long Bytes { get; private set; }

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var space = Take(key.Length + value.Length);
        key.CopyTo(space);
        value.CopyTo(space[key.Length..]);
        if (isSorted && Count > 0 && Key(Count - 1).SequenceCompareTo(key) >= 0)
            isSorted = false;
        if (Count == entries.Length)
            Array.Resize(ref entries, 2 * Count);
        entries[Count] = new Entry(Prefix(key), blocks.Count - 1, used - key.Length - value.Length, key.Length, value.Length, Count);
        Count++;
        Bytes += key.Length + value.Length + EntryCost;
    }

    public void Sort()
    {
        if (!isSorted)
            MemoryExtensions.Sort(entries.AsSpan(0, Count), new ByKey(blocks));
        isSorted = true;
    }

    public ReadOnlySpan<byte> Key(int index)
    {
        ref var entry = ref entries[index];
        return blocks[entry.Block].AsSpan(entry.Start, entry.KeyLength);
    }

    public ReadOnlySpan<byte> Value(int index)
    {
        ref var entry = ref entries[index];
        return blocks[entry.Block].AsSpan(entry.Start + entry.KeyLength, entry.ValueLength);
    }

    /// <summary>When, counted from zero, the entry that is now at <paramref name="index"/> was added.</summary>
    public int Position(int index) => entries[index].Position;

    public void Clear()
    {
        blocks.Clear();
        used = Count = 0;
        Bytes = 0;
        isSorted = true;
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

    static ulong Prefix(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        key.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    readonly record struct Entry(ulong Prefix, int Block, int Start, int KeyLength, int ValueLength, int Position);

    readonly struct ByKey(List<byte[]> blocks) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            if (x.Prefix != y.Prefix)
                return x.Prefix < y.Prefix ? -1 : 1;
            var all = CollectionsMarshal.AsSpan(blocks);
            var order = all[x.Block].AsSpan(x.Start, x.KeyLength).SequenceCompareTo(all[y.Block].AsSpan(y.Start, y.KeyLength));
            return order != 0 ? order : y.Position.CompareTo(x.Position);
        }
    }
}
