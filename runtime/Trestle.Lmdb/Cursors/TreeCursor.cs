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
        var limit = transaction.Environment.MaxKeySize;
        if (bound.Length <= limit)
            return Move(bound, MdbCursorOp.SetRange);
        var found = Move(bound[..limit], MdbCursorOp.SetRange);
        return found && key.Span.SequenceCompareTo(bound) < 0 ? Move(MdbCursorOp.Next) : found;
    }

    /// <summary>Goes to the last entry whose key is below <paramref name="bound"/>.</summary>
    public bool SeekBelow(ReadOnlySpan<byte> bound) => Seek(bound) ? Move(MdbCursorOp.Previous) : Last();

    public bool Next()
    {
        if (changes == transaction.Changes && handle != 0)
            return StepNext();
        var behind = place.AsSpan(0, placeLength).ToArray();
        return Seek(behind) && (!key.Span.SequenceEqual(behind) || Move(MdbCursorOp.Next));
    }

    public bool Previous()
    {
        if (changes == transaction.Changes && handle != 0)
        {
            CatchUp();
            return Step(MdbCursorOp.Previous);
        }
        return SeekBelow(place.AsSpan(0, placeLength).ToArray());
    }

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

    bool StepNext()
    {
        if (leaf.TryNext(readablePageSize, ref key, ref value))
            return true;
        CatchUp();
        return Step(MdbCursorOp.Next);
    }

    // Brings the library's cursor to the entry that was come to without it.
    void CatchUp()
    {
        if (leaf.IsAhead && !Step(MdbCursorOp.Set))
            throw LmdbErrors.From(LmdbErrors.Corrupted, transaction.Environment.Path);
    }

    bool Step(MdbCursorOp operation)
    {
        leaf.Leave();
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
