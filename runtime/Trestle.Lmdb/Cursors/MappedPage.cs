using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Trestle.Lmdb.Integrity;
using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// A page of a tree where it lies in the map, as LMDB 0.9 has it (MDB_page and MDB_node in its mdb.c; <see cref="PageHeader"/> and <see
/// cref="PageNode"/> read the same from a file). Takes nothing for granted: what does not lie within the page is not read, and told.
/// </summary>
readonly unsafe struct MappedPage(byte* start, int size)
{
    const int CacheLine = 64;
    const int KindAt = 10;
    const int LowerAt = 12;
    const int UpperAt = 14;
    const int KeySizeAt = 6;
    const int FlagsAt = 4;
    const int MostFetched = 24;

    readonly byte* start = start;

    public byte* Start => start;

    /// <summary>How many nodes the page has; 0 when it is not the page that was looked for.</summary>
    public int Count(ulong number, int kind) => Unsafe.ReadUnaligned<ulong>(start) == number ? Count(kind) : 0;

    /// <summary>How many nodes the page has; 0 when it is of another kind.</summary>
    public int Count(int kind)
    {
        var lower = Read(LowerAt);
        var upper = Read(UpperAt);
        return Read(KindAt) == kind && lower >= PageHeader.Length && lower <= upper && upper <= size
            ? (lower - PageHeader.Length) / sizeof(ushort)
            : 0;
    }

    /// <summary>Where a node is said to begin.</summary>
    public int Place(int index) => Read(PageHeader.Length + (index * sizeof(ushort)));

    /// <summary>The key of a node; false when it does not lie in the page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryKey(int index, out byte* key, out int length)
    {
        var place = Place(index);
        key = start + place + PageNode.Header;
        length = 0;
        if (place < PageHeader.Length || place > size - PageNode.Header)
            return false;
        length = Read(place + KeySizeAt);
        return length <= size - PageNode.Header - place;
    }

    /// <summary>A node of a leaf; false when it does not lie in the page, or its value has pages of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEntry(int index, out MdbVal key, out MdbVal value)
    {
        Unsafe.SkipInit(out key);
        Unsafe.SkipInit(out value);
        if (!TryKey(index, out var at, out var length) || length == 0)
            return false;
        var place = (int)(at - start) - PageNode.Header;
        var valueSize = Read(place) | ((uint)Read(place + 2) << 16);
        if (Read(place + FlagsAt) != 0 || valueSize > (uint)(size - PageNode.Header - place - length))
            return false;
        key = new MdbVal(at, length);
        value = new MdbVal(at + length, (int)valueSize);
        return true;
    }

    /// <summary>The page below a node of a branch, which may be any number; false when the node does not lie in the page.</summary>
    public bool TryChild(int index, out ulong number)
    {
        var isIn = TryKey(index, out var key, out _);
        var node = key - PageNode.Header;
        number = isIn ? Unsafe.ReadUnaligned<uint>(node) | ((ulong)Unsafe.ReadUnaligned<ushort>(node + FlagsAt) << 32) : 0;
        return isIn;
    }

    /// <summary>
    /// How a node's key, which is not the first of a branch, compares with another: 1 when it is not above it, else 0; negative when it
    /// does not lie in the page.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IsNotAbove(int index, in SearchKey wanted)
    {
        if (!TryKey(index, out var key, out var length))
            return -1;
        var prefix = SearchKey.PrefixOf(key, length, key - start <= size - sizeof(ulong));
        return prefix != wanted.Prefix
            ? Unsafe.BitCast<bool, byte>(prefix < wanted.Prefix)
            : Unsafe.BitCast<bool, byte>(new ReadOnlySpan<byte>(key, length).SequenceCompareTo(wanted.Span) <= 0);
    }

    /// <summary>
    /// The last node whose key is not above another, or the first one of all; negative when a key does not lie in the page.
    /// </summary>
    public int Search(int count, in SearchKey wanted)
    {
        var low = 0;
        while (count > 1)
        {
            var half = count >> 1;
            var isNotAbove = IsNotAbove(low + half, wanted);
            if (isNotAbove < 0)
                return -1;
            low += half & -isNotAbove;
            count -= half;
        }
        return low;
    }

    /// <summary>Has the processor fetch where the page says what it holds.</summary>
    public void FetchHead() => Fetch(0, 2 * CacheLine);

    /// <summary>Has the processor fetch the beginning of a node.</summary>
    public void FetchNode(int index) => Fetch(Place(index), 1);

    /// <summary>Has the processor fetch, all at once, what a search may look at: one after the other it would wait for each.</summary>
    public void FetchNodes(int count)
    {
        var step = 1 + (count / MostFetched);
        for (var i = step >> 1; i < count; i += step)
            FetchNode(i);
    }

    /// <summary>Has the processor fetch bytes, which need not lie in the page, nor anywhere.</summary>
    public static void Fetch(byte* from, int length)
    {
        if (!Sse.IsSupported)
            return;
        for (var line = (nint)from & -CacheLine; line < (nint)from + length; line += CacheLine)
            Sse.Prefetch0((void*)line);
    }

    void Fetch(int from, int length) => Fetch(start + from, length);

    ushort Read(int at) => Unsafe.ReadUnaligned<ushort>(start + at);
}
