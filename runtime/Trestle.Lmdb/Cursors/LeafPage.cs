using Trestle.Lmdb.Integrity;
using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// The entries of one leaf page, read where they lie: calls into the library for each are most of what a walk costs. Only for
/// reading transactions, whose pages nobody changes. Where a page is not what it should be, it has no next entry, and the library is
/// asked.
/// </summary>
unsafe struct LeafPage
{
    const int FetchedAhead = 4;

    MappedPage page;
    int size;
    int index;
    int count;
    bool isInOrder;
    State state;

    /// <summary>Whether the entry that was come to last is behind that of the library's cursor.</summary>
    public readonly bool IsAhead => state == State.Ahead;

    /// <summary>Whether the page has no entry behind that one.</summary>
    public readonly bool IsAtEnd => index + 1 >= count;

    /// <summary>Forgets the page: the library's cursor goes elsewhere.</summary>
    public void Leave() => state = State.Foreign;

    /// <summary>The library's cursor stands on an entry again, whose key is in the map.</summary>
    public void Await() => state = State.Unknown;

    /// <summary>
    /// Goes to an entry of a page that was come to without the library; false, and nothing changed, when the entry has to be left to it.
    /// </summary>
    public bool TryEnter(MappedPage leaf, int pageSize, int entry, int entries, ref MdbVal key, ref MdbVal value)
    {
        if (!leaf.TryEntry(entry, out var enteredKey, out var enteredValue))
            return false;
        (key, value) = (enteredKey, enteredValue);
        isInOrder = state != State.Foreign && leaf.Start == page.Start + pageSize;
        (page, size, index, count, state) = (leaf, pageSize, entry, entries, State.Ahead);
        return true;
    }

    /// <summary>
    /// Goes to the entry behind the one that <paramref name="key"/> is in the map; false, and nothing changed, when the page ends or
    /// has to be left to the library.
    /// </summary>
    /// <param name="pageSize">The size of a page, at a multiple of which each begins; 0 where pages cannot be read.</param>
    /// <param name="key">The key of the entry; then that of the next.</param>
    /// <param name="value">The value of the next.</param>
    public bool TryNext(int pageSize, ref MdbVal key, ref MdbVal value)
    {
        if (!IsEntered(pageSize, key.Data) || index + 1 >= count || !page.TryEntry(index + 1, out var nextKey, out var nextValue))
            return false;
        (key, value) = (nextKey, nextValue);
        index++;
        state = State.Ahead;
        FetchAhead(key.Data, value.Data + value.Length);
        return true;
    }

    /// <summary>
    /// Reads an entry so many places behind that of <paramref name="at"/>, or before it; false where there is none in the page.
    /// </summary>
    public bool TryPeek(int pageSize, byte* at, int distance, out MdbVal key, out MdbVal value)
    {
        key = value = default;
        return IsEntered(pageSize, at) && (uint)(index + distance) < (uint)count && page.TryEntry(index + distance, out key, out value);
    }

    bool IsEntered(int pageSize, byte* key)
    {
        if (state == State.Unknown)
            Enter(pageSize, key);
        return state != State.Foreign;
    }

    // The library's own key tells where in the page it stands, and proves that the page has the form that is known here.
    void Enter(int pageSize, byte* key)
    {
        state = State.Foreign;
        if (pageSize == 0)
            return;
        var entered = (byte*)((nuint)key & ~((nuint)pageSize - 1));
        isInOrder = entered == page.Start + pageSize;
        size = pageSize;
        page = new MappedPage(entered, pageSize);
        count = page.Count(PageHeader.Leaf);
        for (index = 0; index < count; index++)
        {
            if (entered + page.Place(index) + PageNode.Header == key)
            {
                state = State.Known;
                return;
            }
        }
    }

    // What was loaded in order lies in order: while an entry is used, the processor fetches what lies in the same place of the next
    // page. Waiting for memory is most of what a scan costs then.
    readonly void FetchAhead(byte* from, byte* to)
    {
        if (isInOrder)
            MappedPage.Fetch(from - PageNode.Header + size, (int)(to - from) + PageNode.Header);
        else if (index + FetchedAhead < count)
            page.FetchNode(index + FetchedAhead);
    }

    enum State : byte
    {
        /// <summary>No page, or none that can be read here.</summary>
        Foreign,

        /// <summary>A page that nobody has looked at yet.</summary>
        Unknown,

        /// <summary>The library's cursor is at the entry.</summary>
        Known,

        /// <summary>The library's cursor is before the entry, or nowhere.</summary>
        Ahead,
    }
}
