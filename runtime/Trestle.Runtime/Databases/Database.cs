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
    /// is whole. Throws <see cref="IOException"/> when the file exists, and <see cref="StoreFullException"/> when its disk has no room.
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
    protected abstract void Visit(ITableVisitor tables);

    internal void ShowTables(ITableVisitor tables) => Visit(tables);
}
