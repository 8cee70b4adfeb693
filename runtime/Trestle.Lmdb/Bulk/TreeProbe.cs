using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Bulk;

/// <summary>Looks ascending keys up in a tree; those behind its last one cost a comparison.</summary>
sealed class TreeProbe : IDisposable
{
    readonly LmdbTransaction transaction;
    readonly TreeCursor cursor;
    readonly byte[]? last;

    public TreeProbe(LmdbTransaction transaction, LmdbTree tree)
    {
        this.transaction = transaction;
        cursor = transaction.RentCursor(tree);
        last = cursor.Last() ? cursor.Key.ToArray() : null;
    }

    public bool IsEmpty => last is null;

    public bool TryFind(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        var found = last is not null && key.SequenceCompareTo(last) <= 0 && cursor.Find(key);
        value = found ? cursor.Value : default;
        return found;
    }

    public void Dispose() => transaction.ReturnCursor(cursor);
}
