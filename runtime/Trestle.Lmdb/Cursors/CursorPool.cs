using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Cursors;

/// <summary>The cursors of one transaction, lent and idle. A transaction is used by one thread at a time, and so is this.</summary>
sealed class CursorPool(LmdbTransaction transaction)
{
    const int MostIdle = 32;

    readonly List<TreeCursor> all = [];
    bool isUsed;

    public TreeCursor Rent(LmdbTree tree)
    {
        isUsed = true;
        foreach (var cursor in all)
        {
            if (!cursor.IsLent && cursor.Tree == tree)
                return cursor.Lend();
        }
        var added = new TreeCursor(transaction, tree);
        all.Add(added);
        return added.Lend();
    }

    public void Return(TreeCursor cursor)
    {
        cursor.TakeBack();
        if (all.Count > MostIdle && all.Remove(cursor))
            cursor.CloseNative();
    }

    /// <summary>Takes every cursor back, because the transaction ends.</summary>
    public void Release()
    {
        if (!isUsed)
            return;
        isUsed = false;
        foreach (var cursor in all)
            cursor.TakeBack();
        if (transaction.IsWrite)
            CloseNative();
    }

    /// <summary>Closes the native cursors: those of a writing transaction may not outlive it, nor a nested one's beginning or end.</summary>
    public void CloseNative()
    {
        foreach (var cursor in all)
            cursor.CloseNative();
    }
}
