using System.Data;
using Npgsql;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Tables;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Transactions;

/// <summary>A connection with an open transaction. One verb runs at a time; rows that still come are taken in before the next.</summary>
sealed class PostgresTransaction(PostgresEngine engine, Session session, bool isWrite) : StoreTransaction
{
    readonly Dictionary<object, long> onTables = [];
    NpgsqlTransaction? transaction;
    IOpenRows? open;
    long everywhere;
    int inUse;

    public override StoreEngine Engine => engine;

    public override bool IsWrite => isWrite;

    public Session Session => session;

    /// <summary>Raised by every write and every undone savepoint, so that a cursor notices that what it stands on may have changed.</summary>
    public long Changes { get; private set; }

    /// <summary>How many savepoints are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether somebody holds the transaction who must end it; false for those that the store runs and ends itself.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Scratch space for the encoded form of a row.</summary>
    public RowBuffer Row { get; } = new();

    protected override int Savepoints => Depth;

    /// <summary>Begins; the server hears of it with the first statement.</summary>
    public void Begin(IsolationLevel isolation, bool isHeld)
    {
        try
        {
            transaction = session.Connection.BeginTransaction(isolation);
        }
        catch (Exception error)
        {
            throw session.Failed(error, CancellationToken.None);
        }
        IsHeld = isHeld;
        Depth = 0;
        NextTicket();
    }

    /// <summary>
    /// Takes the connection for a statement, until the caller disposes what he is given. Throws <see cref="TransactionInUseException"/>.
    /// </summary>
    public async ValueTask<Use> Use(bool isAsync, StatementText text, CancellationToken cancellationToken)
    {
        await Take(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            return new Use(this, await session.Prepare(isAsync, text, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            Exit();
            throw;
        }
    }

    /// <summary>As the other overload, for statements without parameters that are not kept.</summary>
    public async ValueTask Execute(bool isAsync, string sql, CancellationToken cancellationToken)
    {
        await Take(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            await session.Execute(isAsync, sql, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>
    /// Takes the connection for something other than a statement that is kept, until the caller calls <see cref="Exit"/>. Throws
    /// <see cref="TransactionInUseException"/>.
    /// </summary>
    public async ValueTask<Session> Take(bool isAsync, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireAlive();
        Enter();
        try
        {
            await TakeIn(isAsync, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            Exit();
            throw;
        }
    }

    /// <summary>As <see cref="Execute"/>; returns the constraint that refused, or null. The caller undoes what came before it.</summary>
    public async ValueTask<PostgresException?> TryExecute(bool isAsync, string sql, CancellationToken cancellationToken)
    {
        await Take(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            return await session.TryExecute(isAsync, sql, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Undoes everything since a savepoint of the store's own, also after an error.</summary>
    public async ValueTask UndoTo(bool isAsync, string savepoint, bool release, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            await TakeIn(isAsync, cancellationToken).ConfigureAwait(false);
            await session.UndoTo(isAsync, savepoint, release, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Raised by every write of rows of a table, and by those of others that may reach it.</summary>
    public long ChangesOn(object table) => everywhere + (onTables.TryGetValue(table, out var count) ? count : 0);

    /// <summary>Throws unless the transaction can write; notes that it writes rows of a table, and perhaps of those that refer to it.</summary>
    public void RequireWriter(IPostgresTable table)
    {
        RequireWriter();
        if (table.Inbound.Count > 0)
            everywhere++;
        else
            onTables[table] = onTables.GetValueOrDefault(table) + 1;
    }

    /// <summary>Throws unless the transaction can write; notes that it does.</summary>
    public void RequireWriter()
    {
        VerifyOpen();
        if (!isWrite)
            throw new InvalidOperationException("The transaction only reads. Begin a write transaction to change a table.");
        RequireAlive();
        Changes++;
    }

    /// <summary>Notes the cursor whose rows are coming. Only one can have any: every other was taken in before.</summary>
    public void Opened(IOpenRows rows) => open = rows;

    /// <summary>Notes that no rows are coming any more.</summary>
    public void Closed(IOpenRows rows)
    {
        if (ReferenceEquals(open, rows))
            open = null;
    }

    /// <summary>Marks the connection as taken.</summary>
    public void Enter()
    {
        if (Interlocked.Exchange(ref inUse, 1) != 0)
            throw new TransactionInUseException("Another verb of this transaction is still running. Await each verb before the next, and give "
                + "each task a transaction of its own.");
    }

    public void Exit() => Volatile.Write(ref inUse, 0);

    public async ValueTask<Savepoint> BeginNested(bool isAsync, CancellationToken cancellationToken)
    {
        RequireWriter();
        await Execute(isAsync, "SAVEPOINT trestle", cancellationToken).ConfigureAwait(false);
        return new PostgresSavepoint(this, Depth++);
    }

    /// <summary>Ends every savepoint above <paramref name="depth"/>, the innermost first.</summary>
    public async ValueTask EndNested(bool isAsync, int depth, bool keep, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            Changes++;
            everywhere += keep ? 0 : 1;
            await TakeIn(isAsync, cancellationToken).ConfigureAwait(false);
            for (; Depth > depth; Depth--)
            {
                if (keep)
                    await session.Execute(isAsync, "RELEASE trestle", cancellationToken).ConfigureAwait(false);
                else
                    await session.UndoTo(isAsync, "trestle", release: true, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Exit();
        }
    }

    protected override void CommitCore() => Commit(isAsync: false, CancellationToken.None).Result();

    protected override ValueTask CommitCoreAsync(CancellationToken cancellationToken) => Commit(isAsync: true, cancellationToken);

    protected override void EndCore() => End(isAsync: false).Result();

    protected override ValueTask EndCoreAsync() => End(isAsync: true);

    protected override Savepoint SavepointCore() => BeginNested(isAsync: false, CancellationToken.None).Result();

    protected override ValueTask<Savepoint> SavepointCoreAsync(CancellationToken cancellationToken) =>
        BeginNested(isAsync: true, cancellationToken);

    // The server would answer a commit of a failed transaction with a rollback, and no error.
    protected override void RequireWhole() => RequireAlive();

    void RequireAlive()
    {
        switch (session.Failure)
        {
            case null:
                return;
            case TransactionConflictException conflict:
                throw new TransactionConflictException(conflict.Message, conflict);
            case var failure:
                throw new StoreException(
                    0, $"The transaction on {session.Place} failed before. Dispose it, or the savepoint in which it failed, and begin anew.",
                    failure);
        }
    }

    // Rows that come for a cursor stand in the way of everything else.
    async ValueTask TakeIn(bool isAsync, CancellationToken cancellationToken)
    {
        if (open is null)
            return;
        await open.Drain(isAsync, cancellationToken).ConfigureAwait(false);
        open = null;
    }

    async ValueTask Commit(bool isAsync, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireAlive();
        if (Depth > 0)
            throw new InvalidOperationException("A savepoint of the transaction is open. Release or dispose it before Commit.");
        Enter();
        try
        {
            await Abandon(isAsync).ConfigureAwait(false);
            await Committing.Run(isAsync, transaction!, session, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Finish(isAsync).ConfigureAwait(false);
        }
    }

    async ValueTask End(bool isAsync)
    {
        Enter();
        try
        {
            await Abandon(isAsync).ConfigureAwait(false);
            if (isAsync)
                await transaction!.RollbackAsync().ConfigureAwait(false);
            else
                transaction!.Rollback();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException or TrestleException or ObjectDisposedException)
        {
            // The server rolls back what has lost its connection.
            session.Connection.Close();
        }
        finally
        {
            await Finish(isAsync).ConfigureAwait(false);
        }
    }

    async ValueTask Abandon(bool isAsync)
    {
        if (open is null)
            return;
        await open.Abandon(isAsync).ConfigureAwait(false);
        open = null;
    }

    async ValueTask Finish(bool isAsync)
    {
        NextTicket();
        open = null;
        if (isAsync)
            await transaction!.DisposeAsync().ConfigureAwait(false);
        else
            transaction!.Dispose();
        transaction = null;
        if (session.Failure is TransactionConflictException { InnerException: PostgresException refused } && PostgresErrors.IsDivided(refused))
            engine.LookAgain();
        session.Recover();
        Exit();
        engine.Ended(this);
    }
}

/// <summary>A statement of a transaction's connection, which nothing else uses until this is disposed.</summary>
readonly struct Use(PostgresTransaction transaction, Statement statement) : IDisposable
{
    public Statement Statement => statement;

    public void Dispose() => transaction.Exit();
}
