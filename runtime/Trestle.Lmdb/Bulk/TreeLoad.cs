using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Bulk;

/// <summary>Writes ascending keys into a tree with one cursor; from the first one behind the tree's last on, it appends.</summary>
sealed class TreeLoad : IDisposable
{
    readonly LmdbTransaction transaction;
    readonly TreeCursor cursor;
    readonly byte[]? last;
    bool isBehind;

    public TreeLoad(LmdbTransaction transaction, LmdbTree tree)
    {
        this.transaction = transaction;
        cursor = transaction.RentCursor(tree);
        last = cursor.Last() ? cursor.Key.ToArray() : null;
        isBehind = last is null;
    }

    public void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        isBehind = isBehind || key.SequenceCompareTo(last) > 0;
        if (isBehind)
            cursor.Append(key, value);
        else
            cursor.Put(key, value);
    }

    public void Dispose() => transaction.ReturnCursor(cursor);
}
