using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// A native cursor that survives writes: in a writing transaction it keeps a copy of its key, and finds its place again when
/// anything was written since. Its spans are the store's, valid until it moves or the transaction writes or ends.
/// </summary>
sealed unsafe class TreeCursor(LmdbTransaction transaction, LmdbTree tree)
{
    // A writing transaction has pages in memory of its own, and changes them.
    readonly int readablePageSize = transaction.IsWrite ? 0 : transaction.Environment.ReadablePageSize;
    byte[] place = [];
    int placeLength;
    nint handle;
    long renewed;
    long changes;
    MdbVal key;
    MdbVal value;
    LeafPage leaf;
    LeafPath path;

    public LmdbTree Tree => tree;

    public bool IsLent { get; private set; }

    /// <summary>The cursor over rows or entries that uses this one, kept to be used again.</summary>
    public object? Owner { get; set; }

    public ReadOnlySpan<byte> Key
    {
        get
        {
            RequireUnchanged();
            return key.Span;
        }
    }

    public ReadOnlySpan<byte> Value
    {
        get
        {
            RequireUnchanged();
            return value.Span;
        }
    }

    public TreeCursor Lend()
    {
        IsLent = true;
        placeLength = 0;
        Leave();
        return this;
    }

    public void TakeBack() => IsLent = false;

    public void CloseNative()
    {
        if (handle != 0)
            Mdb.CursorClose(handle);
        handle = 0;
    }

    public bool First() => Move(MdbCursorOp.First);

    public bool Last() => Move(MdbCursorOp.Last);

    /// <summary>Goes to the entry with exactly this key.</summary>
    public bool Find(ReadOnlySpan<byte> wanted) =>
        !wanted.IsEmpty && wanted.Length <= transaction.Environment.MaxKeySize && Move(wanted, MdbCursorOp.Set);

    /// <summary>Goes to the first entry whose key is not below <paramref name="bound"/>, which may be empty or longer than any key.</summary>
    public bool Seek(ReadOnlySpan<byte> bound)
    {
        if (bound.IsEmpty)
            return First();
        if (TrySeekPages(bound))
            return true;
        var limit = transaction.Environment.MaxKeySize;
        if (bound.Length <= limit)
            return Move(bound, MdbCursorOp.SetRange);
        var found = Move(bound[..limit], MdbCursorOp.SetRange);
        return found && key.Span.SequenceCompareTo(bound) < 0 ? Move(MdbCursorOp.Next) : found;
    }

    /// <summary>Goes to the last entry whose key is below <paramref name="bound"/>.</summary>
    public bool SeekBelow(ReadOnlySpan<byte> bound) => Seek(bound) ? Previous() : Last();

    public bool Next()
    {
        if (IsPlaced)
            return StepNext();
        var behind = place.AsSpan(0, placeLength).ToArray();
        return Seek(behind) && (!key.Span.SequenceEqual(behind) || Move(MdbCursorOp.Next));
    }

    public bool Previous()
    {
        if (IsPlaced)
        {
            CatchUp();
            return Step(MdbCursorOp.Previous);
        }
        return SeekBelow(place.AsSpan(0, placeLength).ToArray());
    }

    /// <summary>
    /// The entry so many places behind this one, or before it; false where it is not at hand, though there may be one. It is the store's,
    /// until the transaction ends. For transactions that only read.
    /// </summary>
    public bool TryPeek(int distance, out MdbVal peekedKey, out MdbVal peekedValue) =>
        leaf.TryPeek(readablePageSize, key.Data, distance, out peekedKey, out peekedValue);

    /// <summary>Writes an entry behind the last one.</summary>
    public void Append(ReadOnlySpan<byte> newKey, ReadOnlySpan<byte> newValue) => Put(newKey, newValue, MdbFlags.Append);

    /// <summary>Writes an entry, over one with the same key if there is one.</summary>
    public void Put(ReadOnlySpan<byte> newKey, ReadOnlySpan<byte> newValue) => Put(newKey, newValue, 0);

    void Put(ReadOnlySpan<byte> newKey, ReadOnlySpan<byte> newValue, uint flags)
    {
        Open();
        transaction.Touch();
        fixed (byte* keyData = newKey)
        fixed (byte* valueData = newValue)
        {
            var k = new MdbVal(keyData, newKey.Length);
            var v = new MdbVal(valueData, newValue.Length);
            transaction.CheckWrite(Mdb.CursorPut(handle, &k, &v, flags));
        }
    }

    bool Move(ReadOnlySpan<byte> wanted, MdbCursorOp operation)
    {
        fixed (byte* data = wanted)
        {
            key = new MdbVal(data, wanted.Length);
            return Move(operation);
        }
    }

    bool Move(MdbCursorOp operation)
    {
        Open();
        changes = transaction.Changes;
        return Step(operation);
    }

    bool IsPlaced => changes == transaction.Changes && (handle != 0 || leaf.IsAhead);

    PageTouch Touch => new(transaction.Handle, tree.Dbi);

    // As Seek, without the library; false also where it has to be asked.
    bool TrySeekPages(ReadOnlySpan<byte> bound)
    {
        if (readablePageSize == 0 || !transaction.Roots.TryGetAgain(tree, out var root))
            return false;
        Leave();
        changes = transaction.Changes;
        fixed (byte* data = bound)
        {
            if (!path.TryFind(root, Touch, new SearchKey(data, bound.Length), out var page, out var entry, out var entries)
                || !page.TryEntry(entry, out var found, out _))
                return false;
            if (found.Span.SequenceCompareTo(bound) < 0)
                entry++;
            return entry < entries && leaf.TryEnter(page, readablePageSize, entry, entries, ref key, ref value);
        }
    }

    bool StepNext()
    {
        if (leaf.TryNext(readablePageSize, ref key, ref value) || TryNextPage())
            return true;
        CatchUp();
        return Step(MdbCursorOp.Next);
    }

    bool TryNextPage() => leaf.IsAhead && leaf.IsAtEnd && path.TryNext(Touch, out var page, out var entries)
        && leaf.TryEnter(page, readablePageSize, 0, entries, ref key, ref value);

    // Brings the library's cursor to the entry that was come to without it.
    void CatchUp()
    {
        if (!leaf.IsAhead)
            return;
        Open();
        if (!Step(MdbCursorOp.Set))
            throw LmdbErrors.From(LmdbErrors.Corrupted, transaction.Environment.Path);
    }

    void Leave()
    {
        leaf.Leave();
        path.Leave();
    }

    bool Step(MdbCursorOp operation)
    {
        Leave();
        fixed (MdbVal* k = &key, v = &value)
        {
            if (!LmdbErrors.Found(Mdb.CursorGet(handle, k, v, operation), transaction.Environment.Path))
                return false;
        }
        // This one alone leaves the key where the caller has it.
        if (operation != MdbCursorOp.Set)
            leaf.Await();
        if (transaction.IsWrite)
            Remember();
        return true;
    }

    void Open()
    {
        if (handle == 0)
            transaction.Environment.Check(Mdb.CursorOpen(transaction.Handle, tree.Dbi, out handle));
        else if (renewed != transaction.Ticket && !transaction.IsWrite)
            transaction.Environment.Check(Mdb.CursorRenew(transaction.Handle, handle));
        renewed = transaction.Ticket;
    }

    void Remember()
    {
        if (place.Length < key.Length)
            place = new byte[Math.Max(key.Length, 64)];
        key.Span.CopyTo(place);
        placeLength = key.Length;
    }

    void RequireUnchanged()
    {
        if (changes != transaction.Changes)
            throw new InvalidOperationException(
                "The transaction has written since the enumeration came to this place, so the bytes are no longer there. "
                    + "Read what is needed before writing; the enumeration itself may go on.");
    }
}
