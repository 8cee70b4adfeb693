using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>A cursor on its way, as far as its query goes and its transaction lives. Copies share the cursor; the first dispose ends them all.</summary>
struct CursorWalk<TRow, TKey> : IDisposable
    where TRow : class
{
    readonly StoreTransaction transaction;
    readonly TableCursor<TRow, TKey> cursor;
    readonly long ticket;
    readonly long lease;
    long left;

    public CursorWalk(StoreTransaction transaction, long ticket, TableCursor<TRow, TKey> cursor, long take)
    {
        this.transaction = transaction;
        this.cursor = cursor;
        this.ticket = ticket;
        lease = cursor.Lease;
        left = take;
    }

    /// <summary>The cursor, for reading what it stands on.</summary>
    public readonly TableCursor<TRow, TKey> Cursor
    {
        get
        {
            transaction.Verify(ticket);
            return cursor;
        }
    }

    public bool MoveNext()
    {
        transaction.Verify(ticket);
        if (left <= 0 || cursor.Lease != lease || !cursor.MoveNext())
            return false;
        left--;
        return true;
    }

    public readonly void Dispose()
    {
        if (transaction.Ticket == ticket && cursor.Lease == lease)
            cursor.Dispose();
    }
}
