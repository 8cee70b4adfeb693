using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>A cursor on its way, as far as its query goes and its transaction lives. Copies share the cursor; the first dispose ends them all.</summary>
struct CursorWalk<TRow, TKey> : IDisposable, IAsyncDisposable
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

    // Not async, which would count down in a copy. What is counted too much at the end has no entry to miss.
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        transaction.Verify(ticket);
        if (left <= 0 || cursor.Lease != lease)
            return new(false);
        left--;
        return cursor.MoveNextAsync(cancellationToken);
    }

    /// <summary>What is left of the walk, to its end; disposes it.</summary>
    public async ValueTask<List<T>> ToListAsync<T>(Func<TableCursor<TRow, TKey>, T> read, CancellationToken cancellationToken)
    {
        var walk = this;
        var list = new List<T>();
        try
        {
            while (await walk.MoveNextAsync(cancellationToken).ConfigureAwait(false))
                list.Add(read(walk.Cursor));
            return list;
        }
        finally
        {
            await walk.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>How many entries are left of the walk; disposes it.</summary>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken)
    {
        var walk = this;
        var count = 0L;
        try
        {
            while (await walk.MoveNextAsync(cancellationToken).ConfigureAwait(false))
                count++;
            return count;
        }
        finally
        {
            await walk.DisposeAsync().ConfigureAwait(false);
        }
    }

    public readonly void Dispose()
    {
        if (transaction.Ticket == ticket && cursor.Lease == lease)
            cursor.Dispose();
    }

    public readonly ValueTask DisposeAsync() =>
        transaction.Ticket == ticket && cursor.Lease == lease ? cursor.DisposeAsync() : default;
}
