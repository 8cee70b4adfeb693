using Trestle.Lmdb.Integrity;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// Looks several keys of one tree up at once, step by step for all of them: while one waits for memory the processor fetches what the
/// others need next. For reading transactions, one search at a time. Keys that are not found so, or not with certainty, are asked of the
/// library.
/// </summary>
sealed unsafe class GroupSearch
{
    /// <summary>How many keys can be looked up at once: about as many as a processor fetches lines at a time.</summary>
    public const int MostKeys = 16;

    readonly LmdbTransaction transaction;
    readonly int keySpace;
    readonly byte[] keys;
    readonly Slot[] slots = GC.AllocateArray<Slot>(MostKeys, pinned: true);

    public GroupSearch(LmdbTransaction transaction)
    {
        this.transaction = transaction;
        keySpace = transaction.Environment.MaxKeySize;
        keys = GC.AllocateUninitializedArray<byte>(MostKeys * keySpace, pinned: true);
    }

    /// <summary>How many keys have been added.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Adds a key, in its stored form; one that no tree can have is never found.</summary>
    public void Add(ReadOnlySpan<byte> key)
    {
        ref var slot = ref slots[Count];
        slot = default;
        if (key.Length <= keySpace)
        {
            var space = keys.AsSpan(Count * keySpace);
            key.CopyTo(space);
            fixed (byte* data = space)
                slot.Key = new SearchKey(data, key.Length);
        }
        Count++;
    }

    /// <summary>Looks all keys up.</summary>
    public void Run(LmdbTree tree)
    {
        if (transaction.Roots.TryGet(tree, out var root))
            Descend(root, new PageTouch(transaction.Handle, tree.Dbi));
        for (var i = 0; i < Count; i++)
        {
            ref var slot = ref slots[i];
            if (!slot.IsFound)
                slot.IsFound = transaction.TryFindByLibrary(tree.Dbi, slot.Key.Span, out slot.Value);
        }
    }

    /// <summary>The value of the key that was added at this place; it is the store's, until the transaction ends.</summary>
    public bool TryValue(int index, out MdbVal value)
    {
        value = slots[index].Value;
        return slots[index].IsFound;
    }

    void Descend(in TreeRoot root, in PageTouch touch)
    {
        var searches = slots.AsSpan(0, Count);
        foreach (ref var slot in searches)
            slot.Number = slot.Key.Length > 0 ? root.Number : ulong.MaxValue;
        for (var level = 1; level < root.Depth - 1; level++)
            GoDownInTurn(root, searches);
        if (root.Depth > 1)
            GoDownAtOnce(root, searches);
        foreach (ref var slot in searches)
            slot.EnterLeaf(root, touch);
        Search(searches);
        foreach (ref var slot in searches)
            slot.Find();
    }

    // Far from the leaves branches are few and lie in the caches, and neighbours go the same way.
    static void GoDownInTurn(in TreeRoot root, Span<Slot> searches)
    {
        for (var i = 0; i < searches.Length; i++)
        {
            ref var slot = ref searches[i];
            slot.Enter(root, PageHeader.Branch);
            if (i == 0 || !slot.TryFollow(searches[i - 1]))
                slot.Search();
            slot.GoDown(root);
        }
    }

    static void GoDownAtOnce(in TreeRoot root, Span<Slot> searches)
    {
        foreach (ref var slot in searches)
            slot.Enter(root, PageHeader.Branch);
        Search(searches);
        foreach (ref var slot in searches)
            slot.GoDown(root);
    }

    static void Search(Span<Slot> searches)
    {
        for (var goesOn = true; goesOn;)
        {
            goesOn = false;
            foreach (ref var slot in searches)
                goesOn |= slot.Step();
        }
    }

    /// <summary>The search for one key: a page, and the nodes of it that are still in question.</summary>
    struct Slot
    {
        public SearchKey Key;
        public MdbVal Value;
        public bool IsFound;
        public ulong Number;
        MappedPage page;
        int nodes;
        int low;
        int left;

        public void Enter(in TreeRoot root, int kind)
        {
            low = 0;
            left = nodes = root.TryPage(Number, out page) ? page.Count(Number, kind) : 0;
            if (left > 1)
                page.FetchNode(left >> 1);
        }

        public void EnterLeaf(in TreeRoot root, in PageTouch touch)
        {
            if (root.TryPage(Number, out page))
                touch.Read(page);
            Enter(root, PageHeader.Leaf);
        }

        /// <summary>Stands where another search of the page has come to, if its key belongs there, too.</summary>
        public bool TryFollow(in Slot other)
        {
            var at = other.low;
            if (left == 0 || other.left != 1 || page.Start != other.page.Start
                || (at > 0 && page.IsNotAbove(at, Key) != 1) || (at + 1 < nodes && page.IsNotAbove(at + 1, Key) != 0))
                return false;
            (low, left) = (at, 1);
            return true;
        }

        public void Search()
        {
            while (Step())
            {
            }
        }

        // As MappedPage.Search, one step of it. True when there are more.
        public bool Step()
        {
            if (left <= 1)
                return false;
            var half = left >> 1;
            var isNotAbove = page.IsNotAbove(low + half, Key);
            if (isNotAbove < 0)
                return (left = 0) > 0;
            low += half & -isNotAbove;
            left -= half;
            page.FetchNode(low + (left >> 1));
            return left > 1;
        }

        public void GoDown(in TreeRoot root)
        {
            if (left == 0 || !page.TryChild(low, out Number))
                Number = ulong.MaxValue;
            if (root.TryPage(Number, out var below))
                below.FetchHead();
        }

        public void Find()
        {
            IsFound = left > 0 && page.TryEntry(low, out var key, out Value) && key.Span.SequenceEqual(Key.Span);
            if (IsFound)
                MappedPage.Fetch(Value.Data, Value.Length);
        }
    }
}
