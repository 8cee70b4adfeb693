using Trestle.Layout;
using Trestle.Storage;

namespace Trestle;

/// <summary>An open database with its transactions: what every class has that is generated for a schema.</summary>
/// <typeparam name="TReading">The transaction that reads.</typeparam>
/// <typeparam name="TWriting">The transaction that writes.</typeparam>
public abstract partial class Database<TReading, TWriting> : Database
    where TReading : struct, ITransaction<TReading>
    where TWriting : struct, ITransaction<TWriting>
{
    /// <summary>Takes over an opened store.</summary>
    protected Database(StoreEngine engine) : base(engine)
    {
    }

    /// <summary>A snapshot: sees what was committed before this moment, until it is disposed.</summary>
    public TReading BeginRead() => TReading.Over(Engine.BeginRead());

    /// <summary>As <see cref="BeginRead"/>, without blocking while a server answers.</summary>
    public async ValueTask<TReading> BeginReadAsync(CancellationToken cancellationToken = default) =>
        TReading.Over(await Engine.BeginReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// A write transaction. Nothing is visible until <c>Commit</c>; disposing it without that undoes it. Serializable unless a server is
    /// asked for less.
    /// </summary>
    public TWriting BeginWrite(Isolation? isolation = null) => TWriting.Over(Engine.BeginWrite(isolation));

    /// <summary>
    /// As <see cref="BeginWrite"/>, without blocking while a server answers. On an embedded store it waits for its turn as that does.
    /// </summary>
    public async ValueTask<TWriting> BeginWriteAsync(CancellationToken cancellationToken = default) =>
        TWriting.Over(await Engine.BeginWriteAsync(null, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc cref="BeginWriteAsync(CancellationToken)"/>
    public async ValueTask<TWriting> BeginWriteAsync(Isolation isolation, CancellationToken cancellationToken = default) =>
        TWriting.Over(await Engine.BeginWriteAsync(isolation, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Runs <paramref name="body"/> over a snapshot, away from the calling thread. Rows can leave it; queries and views end with it.
    /// </summary>
    public Task ReadAsync(Action<TReading> body, CancellationToken cancellationToken = default) =>
        Engine.ReadAsync(Required(body), static (transaction, run) => Done(run, TReading.Over(transaction)), cancellationToken);

    /// <inheritdoc cref="ReadAsync(Action{TReading}, CancellationToken)"/>
    public Task<TResult> ReadAsync<TResult>(Func<TReading, TResult> body, CancellationToken cancellationToken = default) =>
        Engine.ReadAsync(Required(body), static (transaction, run) => run(TReading.Over(transaction)), cancellationToken);

    /// <summary>As the other overloads, for a body that returns a task: the snapshot lives until the task is complete.</summary>
    public Task ReadAsync(Func<TReading, Task> body, CancellationToken cancellationToken = default) =>
        Engine.ReadTaskAsync(Required(body), static (transaction, run) => Done(run(TReading.Over(transaction))), cancellationToken);

    /// <inheritdoc cref="ReadAsync(Func{TReading, Task}, CancellationToken)"/>
    public Task<TResult> ReadAsync<TResult>(Func<TReading, Task<TResult>> body, CancellationToken cancellationToken = default) =>
        Engine.ReadTaskAsync(Required(body), static (transaction, run) => run(TReading.Over(transaction)), cancellationToken);

    static TBody Required<TBody>(TBody body) => body is null ? throw new ArgumentNullException(nameof(body)) : body;

    static bool Done<TTransaction>(Action<TTransaction> body, TTransaction transaction)
    {
        body(transaction);
        return true;
    }

    static async Task<bool> Done(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
