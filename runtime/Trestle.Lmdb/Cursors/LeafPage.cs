using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// The entries of one leaf page, read where they lie: calls into the library for each are most of what a walk costs. Only for
/// reading transactions, whose pages nobody changes. Knows the form of a page as LMDB 0.9 has it, and takes nothing for granted: where
/// a page is not what it should be, it has no next entry, and the library is asked.
/// </summary>
unsafe struct LeafPage
{
    const int HeaderSize = 16;
    const int FlagsAt = 10;
    const int LowerAt = 12;
    const int NodeHeaderSize = 8;
    const ushort LeafFlag = 2;
    const int CacheLine = 64;

    byte* page;
    int size;
    int index;
    int count;
    bool isInOrder;
    State state;

    /// <summary>Whether the entry that was come to last is behind that of the library's cursor.</summary>
    public readonly bool IsAhead => state == State.Ahead;

    /// <summary>Forgets the page: the library's cursor goes elsewhere.</summary>
    public void Leave() => state = State.Foreign;

    /// <summary>The library's cursor stands on an entry again, whose key is in the map.</summary>
    public void Await() => state = State.Unknown;

    /// <summary>
    /// Goes to the entry behind the one that <paramref name="key"/> is in the map; false, and nothing changed, when the page ends or
    /// has to be left to the library.
    /// </summary>
    /// <param name="pageSize">The size of a page, at a multiple of which each begins; 0 where pages cannot be read.</param>
    /// <param name="key">The key of the entry; then that of the next.</param>
    /// <param name="value">The value of the next.</param>
    public bool TryNext(int pageSize, ref MdbVal key, ref MdbVal value)
    {
        if (state == State.Unknown)
            Enter(pageSize, key.Data);
        if (state == State.Foreign || index + 1 >= count || !TryRead(index + 1, ref key, ref value))
            return false;
        index++;
        state = State.Ahead;
        return true;
    }

    // The library's own key tells where in the page it stands, and proves that the page has the form that is known here.
    void Enter(int pageSize, byte* key)
    {
        state = State.Foreign;
        if (pageSize == 0)
            return;
        var entered = (byte*)((nuint)key & ~((nuint)pageSize - 1));
        isInOrder = entered == page + pageSize;
        size = pageSize;
        page = entered;
        var lower = Read(LowerAt);
        var upper = Read(LowerAt + sizeof(ushort));
        if (Read(FlagsAt) != LeafFlag || lower < HeaderSize || lower > upper || upper > pageSize)
            return;
        count = (lower - HeaderSize) / sizeof(ushort);
        for (index = 0; index < count; index++)
        {
            if (page + Place(index) + NodeHeaderSize == key)
            {
                state = State.Known;
                return;
            }
        }
    }

    // A node: the size of the value in two halves, flags for values that lie elsewhere, the size of the key, both.
    readonly bool TryRead(int at, ref MdbVal key, ref MdbVal value)
    {
        var place = Place(at);
        if (place < HeaderSize || place + NodeHeaderSize > size)
            return false;
        var flags = Read(place + 4);
        var keySize = Read(place + 6);
        var valueSize = Read(place) | ((uint)Read(place + 2) << 16);
        var start = place + NodeHeaderSize;
        if (flags != 0 || keySize == 0 || keySize + (ulong)valueSize > (uint)(size - start))
            return false;
        if (isInOrder)
            FetchNextPage(place, start + keySize + (int)valueSize);
        key = new MdbVal(page + start, keySize);
        value = new MdbVal(page + start + keySize, (int)valueSize);
        return true;
    }

    // What was loaded in order lies in order: while an entry is used, the processor fetches what lies in the same place of the next
    // page. Waiting for memory is most of what a scan costs then.
    readonly void FetchNextPage(int from, int to)
    {
        if (!Sse.IsSupported)
            return;
        for (var line = from & -CacheLine; line < to; line += CacheLine)
            Sse.Prefetch0(page + size + line);
    }

    readonly int Place(int at) => Read(HeaderSize + (at * sizeof(ushort)));

    readonly ushort Read(int at) => Unsafe.ReadUnaligned<ushort>(page + at);

    enum State : byte
    {
        /// <summary>No page, or none that can be read here.</summary>
        Foreign,

        /// <summary>A page that nobody has looked at yet.</summary>
        Unknown,

        /// <summary>The library's cursor is at the entry.</summary>
        Known,

        /// <summary>The library's cursor is before the entry.</summary>
        Ahead,
    }
}
