using System.ComponentModel;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle;

/// <summary>
/// An open database: the base of the class that is generated for a schema. Safe for concurrent use; dispose it to close the
/// store.
/// </summary>
public abstract class Database : IDisposable, IAsyncDisposable
{
    /// <summary>Takes over an opened store.</summary>
    protected Database(StoreEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        Engine = engine;
    }

    /// <summary>The opened store.</summary>
    protected StoreEngine Engine { get; }

    internal StoreEngine Store => Engine;

    /// <summary>
    /// Reads something small and says how full the store is, for health checks: throws what any reader would be told now. Costs far less than
    /// <see cref="Stats"/>.
    /// </summary>
    public ValueTask<StoreFill> ProbeAsync(CancellationToken cancellationToken = default) => Engine.ProbeAsync(cancellationToken);

    /// <summary>Sizes, row counts and readers, as of now.</summary>
    public StoreStats Stats() => Engine.Stats();

    /// <summary>
    /// Writes a compact, consistent copy to a new file while readers and writers go on. The copy appears under its name when it
    /// is whole. Throws <see cref="IOException"/> when the file exists.
    /// </summary>
    public void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default) =>
        Engine.Backup(path, bytesWritten, cancellationToken);

    /// <summary>
    /// Waits for accepted writes, then closes the store. Throws <see cref="InvalidOperationException"/> while transactions are
    /// open.
    /// </summary>
    public void Dispose()
    {
        Engine.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="Dispose"/>, without blocking while accepted writes end.</summary>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Shows the layout of every table to <paramref name="tables"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void Visit(ITableVisitor tables);

    /// <summary>Runs a body in a write transaction and commits it; see <see cref="StoreEngine.WriteAsync"/>.</summary>
    protected Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Engine.WriteAsync(Required(state), body, isolation, cancellationToken);

    /// <summary>Runs a body that returns a task in a write transaction and commits it; see <see cref="StoreEngine.WriteTaskAsync"/>.</summary>
    protected Task<TResult> WriteTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Engine.WriteTaskAsync(Required(state), body, isolation, cancellationToken);

    /// <summary>As the other overload, for a body whose task has no result.</summary>
    protected Task WriteTaskAsync<TState>(
        TState state, Func<StoreTransaction, TState, Task> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Engine.WriteTaskAsync(
            (state: Required(state), body), static (transaction, s) => Run(s.body(transaction, s.state)), isolation, cancellationToken);
    }

    /// <summary>Runs a body over a snapshot; see <see cref="StoreEngine.ReadAsync"/>.</summary>
    protected Task<TResult> ReadAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, CancellationToken cancellationToken) =>
        Engine.ReadAsync(Required(state), body, cancellationToken);

    /// <summary>Runs a body that returns a task over a snapshot; see <see cref="StoreEngine.ReadTaskAsync"/>.</summary>
    protected Task<TResult> ReadTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, CancellationToken cancellationToken) =>
        Engine.ReadTaskAsync(Required(state), body, cancellationToken);

    /// <summary>As the other overload, for a body whose task has no result.</summary>
    protected Task ReadTaskAsync<TState>(
        TState state, Func<StoreTransaction, TState, Task> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Engine.ReadTaskAsync((state: Required(state), body), static (transaction, s) => Run(s.body(transaction, s.state)), cancellationToken);
    }

    // The state is the delegate that the caller of the generated method gave.
    static TState Required<TState>(TState body) => body is null ? throw new ArgumentNullException(nameof(body)) : body;

    static async Task<bool> Run(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
