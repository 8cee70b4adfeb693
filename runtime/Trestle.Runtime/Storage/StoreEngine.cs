// An embedded store's answer is there at once; async all the same, so that every error is the task's, as it is on a server.
#pragma warning disable CS1998

using Trestle.Layout;
using Trestle.Verification;

namespace Trestle.Storage;

/// <summary>An opened store: gives out transactions and the engine of each table. Safe for concurrent use.</summary>
public abstract class StoreEngine : IDisposable, IAsyncDisposable
{
    /// <summary>The engine of a table of the schema that the store was opened with; always the same object for the same layout.</summary>
    public abstract TableEngine<TRow, TKey> Table<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class;

    /// <summary>A snapshot: sees what was committed before this moment, for as long as it lives.</summary>
    public abstract StoreTransaction BeginRead();

    /// <summary>As <see cref="BeginRead"/>, without blocking while a server answers.</summary>
    public virtual async ValueTask<StoreTransaction> BeginReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return BeginRead();
    }

    /// <summary>
    /// A write transaction, isolated as asked or, when null, as the store does by itself. An embedded store has one, and waits for
    /// its turn. Throws <see cref="StoreLockedException"/>.
    /// </summary>
    public abstract StoreTransaction BeginWrite(Isolation? isolation = null);

    /// <summary>As <see cref="BeginWrite"/>, without blocking while a server answers. An embedded store waits for its turn as it does there.</summary>
    public virtual async ValueTask<StoreTransaction> BeginWriteAsync(Isolation? isolation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return BeginWrite(isolation);
    }

    /// <summary>
    /// Runs <paramref name="body"/> in a write transaction of its own and commits it; completes when the commit is as durable as
    /// the store's profile promises. On embedded stores many bodies share one commit, and an exception undoes its own body only.
    /// On a server a transaction that could not be fitted in among others runs again.
    /// </summary>
    public abstract Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="WriteAsync"/> for a body that returns a task. An embedded store has one write transaction and holds it on one
    /// thread: there the task must be complete when the body returns, else <see cref="IncompleteWriteException"/> is thrown and
    /// its writes are undone. A server store awaits it.
    /// </summary>
    public virtual Task<TResult> WriteTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return WriteAsync(
            (state, body), static (transaction, s) => ResultOf(s.body(transaction, s.state)), isolation, cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="body"/> over a snapshot. An embedded store does so on a pool thread, so that the caller does not wait
    /// for the disk.
    /// </summary>
    public virtual Task<TResult> ReadAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Task.Run(() => Read(state, body), cancellationToken);
    }

    /// <summary>As <see cref="ReadAsync"/> for a body that returns a task: the snapshot lives until the task is complete.</summary>
    public virtual Task<TResult> ReadTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Task.Run(() => Await(state, body, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Reads something small in a read transaction, and says how full the store is: throws what a reader would be told now. For health checks;
    /// an embedded store does not leave the calling thread.
    /// </summary>
    public virtual async ValueTask<StoreFill> ProbeAsync(CancellationToken cancellationToken)
    {
        var transaction = await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        await transaction.EndAsync(transaction.Ticket).ConfigureAwait(false);
        return default;
    }

    /// <summary>Sizes, row counts and readers, as of now.</summary>
    public abstract StoreStats Stats();

    /// <summary>
    /// Writes a compact, consistent copy to a new file while readers and writers go on. Throws <see cref="IOException"/> when the
    /// file exists.
    /// </summary>
    public abstract void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets the store check itself by its own means. False when it has none that look at indexes and references: then these are to be compared
    /// with the rows.
    /// </summary>
    public virtual bool Check(StoreTransaction transaction, StoreCheck check) => false;

    /// <summary>Builds all indexes anew from the rows. Throws <see cref="UniqueViolationException"/>, with everything as before.</summary>
    public virtual void RebuildIndexes(CancellationToken cancellationToken) =>
        throw new NotSupportedException("This store builds no indexes anew. Copy its rows into a new one.");

    /// <summary>Waits for accepted writes, then closes. Transactions still open make it throw <see cref="InvalidOperationException"/>.</summary>
    public abstract void Dispose();

    /// <summary>As <see cref="Dispose"/>, without blocking while accepted writes end.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Throws <see cref="ObjectDisposedException"/> when the store is closed.</summary>
    protected static void RequireOpen(bool isOpen)
    {
        if (!isOpen)
            throw new ObjectDisposedException(null, "The database is closed. Open it again.");
    }

    async Task<TResult> Await<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, CancellationToken cancellationToken)
    {
        var transaction = await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        var ticket = transaction.Ticket;
        try
        {
            return await body(transaction, state).ConfigureAwait(false);
        }
        finally
        {
            await transaction.EndAsync(ticket).ConfigureAwait(false);
        }
    }

    TResult Read<TState, TResult>(TState state, Func<StoreTransaction, TState, TResult> body)
    {
        var transaction = BeginRead();
        var ticket = transaction.Ticket;
        try
        {
            return body(transaction, state);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    static TResult ResultOf<TResult>(Task<TResult> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new IncompleteWriteException(
            "The delegate of a write awaits something that is not complete, while it holds the store's only write transaction. "
                + "Await first, then write; its writes are undone.");
}
