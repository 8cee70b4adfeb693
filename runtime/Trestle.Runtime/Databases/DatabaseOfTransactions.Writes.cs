using Trestle.Storage;

namespace Trestle;

// Writes that the store queues, or runs again: the caller gives the body.
public abstract partial class Database<TReading, TWriting>
{
    /// <summary>
    /// Runs <paramref name="body"/> in a write transaction and commits it; completes when the commit is as durable as the store's profile
    /// promises. On an embedded store many bodies share one commit, and an exception undoes its own body only. On a server a transaction
    /// that could not be fitted in among others runs again.
    /// </summary>
    public Task WriteAsync(Action<TWriting> body, CancellationToken cancellationToken = default) => Write(body, null, cancellationToken);

    /// <inheritdoc cref="WriteAsync(Action{TWriting}, CancellationToken)"/>
    public Task WriteAsync(Action<TWriting> body, Isolation isolation, CancellationToken cancellationToken = default) =>
        Write(body, isolation, cancellationToken);

    /// <inheritdoc cref="WriteAsync(Action{TWriting}, CancellationToken)"/>
    public Task<TResult> WriteAsync<TResult>(Func<TWriting, TResult> body, CancellationToken cancellationToken = default) =>
        Write(body, null, cancellationToken);

    /// <inheritdoc cref="WriteAsync(Action{TWriting}, CancellationToken)"/>
    public Task<TResult> WriteAsync<TResult>(Func<TWriting, TResult> body, Isolation isolation, CancellationToken cancellationToken = default) =>
        Write(body, isolation, cancellationToken);

    /// <summary>
    /// As the other overloads, for a body that returns a task. On an embedded store the task must be complete when the body returns, else
    /// <see cref="IncompleteWriteException"/> is thrown and its writes are undone.
    /// </summary>
    public Task WriteAsync(Func<TWriting, Task> body, CancellationToken cancellationToken = default) => Write(body, null, cancellationToken);

    /// <inheritdoc cref="WriteAsync(Func{TWriting, Task}, CancellationToken)"/>
    public Task WriteAsync(Func<TWriting, Task> body, Isolation isolation, CancellationToken cancellationToken = default) =>
        Write(body, isolation, cancellationToken);

    /// <inheritdoc cref="WriteAsync(Func{TWriting, Task}, CancellationToken)"/>
    public Task<TResult> WriteAsync<TResult>(Func<TWriting, Task<TResult>> body, CancellationToken cancellationToken = default) =>
        Write(body, null, cancellationToken);

    /// <inheritdoc cref="WriteAsync(Func{TWriting, Task}, CancellationToken)"/>
    public Task<TResult> WriteAsync<TResult>(
        Func<TWriting, Task<TResult>> body, Isolation isolation, CancellationToken cancellationToken = default) =>
        Write(body, isolation, cancellationToken);

    Task<bool> Write(Action<TWriting> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Engine.WriteAsync(Required(body), static (transaction, run) => Done(run, TWriting.Over(transaction)), isolation, cancellationToken);

    Task<TResult> Write<TResult>(Func<TWriting, TResult> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Engine.WriteAsync(Required(body), static (transaction, run) => run(TWriting.Over(transaction)), isolation, cancellationToken);

    Task<bool> Write(Func<TWriting, Task> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Engine.WriteTaskAsync(Required(body), static (transaction, run) => Done(run(TWriting.Over(transaction))), isolation, cancellationToken);

    Task<TResult> Write<TResult>(Func<TWriting, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Engine.WriteTaskAsync(Required(body), static (transaction, run) => run(TWriting.Over(transaction)), isolation, cancellationToken);
}
