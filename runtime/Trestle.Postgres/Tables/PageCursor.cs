using Trestle.Postgres.Columns;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>
/// Walks a range by statements that give a bounded number of rows each, and goes on behind the last of them. Rows are read as they are
/// reached; when the connection is wanted for something else meanwhile, the rest of the current statement is taken into memory. After a
/// write to the table the walk asks anew, so that it sees what is there.
/// </summary>
abstract class PageCursor<TRow, TKey>(PostgresTransaction transaction, IPostgresTable table, RangeWalk walk, long limit)
    : TableCursor<TRow, TKey>, IOpenRows
    where TRow : class
{
    const int FirstSize = 256;
    const int SizeAfterWrite = 8;
    const int LargestSize = 4096;

    Rows rows;
    long left = limit;
    long seen;
    long changes;
    int size = FirstSize;
    long asked;
    long got;
    bool isReading;
    bool isOnRow;

    protected PostgresTransaction Transaction => transaction;

    /// <summary>The position of the index; -1 for the primary key.</summary>
    protected int Index => walk.Index;

    public override bool MoveNext()
    {
        if (isReading && left > 0 && seen == Seen)
        {
            transaction.Enter();
            try
            {
                if (Take(rows.NextNow()))
                    return true;
            }
            finally
            {
                transaction.Exit();
            }
        }
        return Move(isAsync: false, CancellationToken.None).Result();
    }

    public override ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) => Move(isAsync: true, cancellationToken);

    /// <summary>Goes to the next entry, for verbs that do not know whether they are asynchronous.</summary>
    public ValueTask<bool> Step(bool isAsync, CancellationToken cancellationToken) => Move(isAsync, cancellationToken);

    public override void Dispose() => Close(isAsync: false).Result();

    public override async ValueTask DisposeAsync()
    {
        await Close(isAsync: true).ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask Drain(bool isAsync, CancellationToken cancellationToken)
    {
        while (await rows.Next(isAsync, cancellationToken).ConfigureAwait(false))
        {
            got++;
            Keep();
        }
        isReading = false;
        await rows.Close(isAsync).ConfigureAwait(false);
    }

    public async ValueTask Abandon(bool isAsync)
    {
        walk.Stop();
        Forget();
        isOnRow = false;
        if (!isReading)
            return;
        isReading = false;
        await rows.Close(isAsync).ConfigureAwait(false);
    }

    /// <summary>Throws when the cursor stands on no row, or on one that may no longer be what it was.</summary>
    protected void RequireUnchanged()
    {
        RequireRow();
        if (changes != transaction.Changes)
            throw new InvalidOperationException(
                "The transaction has written since the enumeration came to this row. Read what you need of it before you write, or move "
                    + "on first.");
    }

    protected void RequireRow()
    {
        if (!isOnRow)
            throw new InvalidOperationException("The cursor stands on no row. Call MoveNext first, and stop when it returns false.");
    }

    /// <summary>Takes over the columns of the current row.</summary>
    protected abstract void Read(ref FieldReader columns);

    /// <summary>Puts the columns of a row behind those that wait in memory.</summary>
    protected abstract void Keep(ref FieldReader columns);

    /// <summary>Takes over the first row that waits in memory; false when none does.</summary>
    protected abstract bool TryTakeKept();

    /// <summary>Forgets the rows that wait in memory.</summary>
    protected abstract void Forget();

    /// <summary>The entry of the current row.</summary>
    protected abstract PagePosition Position();

    long Seen => transaction.ChangesOn(table);

    async ValueTask<bool> Move(bool isAsync, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (left <= 0)
            return isOnRow = false;
        if (seen != Seen)
            await StartOver(isAsync, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (isReading && Take(await Next(isAsync, cancellationToken).ConfigureAwait(false)))
                return true;
            if (!isReading && TryTakeKept())
                return Stand();
            await EndStatement(isAsync, cancellationToken).ConfigureAwait(false);
            if (walk.IsAtEnd)
                return isOnRow = false;
            await Start(isAsync, cancellationToken).ConfigureAwait(false);
        }
    }

    // What was written may have changed what comes next; it is likely that there is more to come.
    async ValueTask StartOver(bool isAsync, CancellationToken cancellationToken)
    {
        if (isOnRow)
        {
            await Use(isAsync, cancellationToken).ConfigureAwait(false);
            Forget();
            walk.GoOnBehind(Position());
            (asked, got, size) = (0, 0, SizeAfterWrite);
        }
        seen = Seen;
    }

    async ValueTask Use(bool isAsync, CancellationToken cancellationToken)
    {
        if (!isReading)
            return;
        await transaction.Take(isAsync, cancellationToken).ConfigureAwait(false);
        transaction.Exit();
    }

    async ValueTask<bool> Next(bool isAsync, CancellationToken cancellationToken)
    {
        transaction.Enter();
        try
        {
            return await rows.Next(isAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            transaction.Exit();
        }
    }

    bool Take(bool hasRow)
    {
        if (!hasRow)
            return false;
        got++;
        var columns = rows.Columns;
        Read(ref columns);
        return Stand();
    }

    bool Stand()
    {
        left--;
        changes = transaction.Changes;
        return isOnRow = true;
    }

    // A statement that gave as many rows as it was asked for may have more behind them; else its stretch is at its end.
    async ValueTask EndStatement(bool isAsync, CancellationToken cancellationToken)
    {
        if (isReading)
        {
            isReading = false;
            transaction.Closed(this);
            await rows.Close(isAsync).ConfigureAwait(false);
        }
        if (asked == 0)
            return;
        if (got == asked)
        {
            walk.GoOnBehind(Position());
            size = Math.Min(4 * size, LargestSize);
        }
        else
        {
            walk.Pass();
        }
        (asked, got) = (0, 0);
    }

    async ValueTask Start(bool isAsync, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, walk.Text, cancellationToken).ConfigureAwait(false);
        asked = Math.Min(size, left);
        walk.Bind(use.Statement, asked);
        rows = await use.Statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        isReading = true;
        seen = Seen;
        transaction.Opened(this);
    }

    void Keep()
    {
        var columns = rows.Columns;
        Keep(ref columns);
    }

    ValueTask Close(bool isAsync)
    {
        transaction.Closed(this);
        return Abandon(isAsync);
    }
}
