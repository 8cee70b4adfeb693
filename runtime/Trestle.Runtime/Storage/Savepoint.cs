namespace Trestle.Storage;

/// <summary>
/// A part of a write transaction that can be undone alone. Disposing it without <see cref="Release"/> undoes what came after
/// it.
/// </summary>
public abstract class Savepoint : IDisposable
{
    /// <summary>Keeps what was written since the savepoint, as part of the transaction around it.</summary>
    public abstract void Release();

    /// <summary>Undoes what was written since the savepoint, unless it was released.</summary>
    public abstract void Dispose();
}
