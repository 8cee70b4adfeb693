// An embedded store's answer is there at once; async all the same, so that every error is the task's, as it is on a server.
#pragma warning disable CS1998

namespace Trestle.Storage;

/// <summary>
/// A part of a write transaction that can be undone alone. Disposing it without <see cref="Release"/> undoes what came after
/// it.
/// </summary>
public abstract class Savepoint : IDisposable, IAsyncDisposable
{
    /// <summary>Keeps what was written since the savepoint, as part of the transaction around it.</summary>
    public abstract void Release();

    /// <summary>As <see cref="Release"/>, without blocking while a server answers.</summary>
    public virtual async ValueTask ReleaseAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Release();
    }

    /// <summary>Undoes what was written since the savepoint, unless it was released.</summary>
    public abstract void Dispose();

    /// <summary>As <see cref="Dispose"/>, without blocking while a server answers.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
    }
}
