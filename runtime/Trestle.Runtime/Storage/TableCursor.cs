// An embedded store's answer is there at once; async all the same, so that every error is the task's, as it is on a server.
#pragma warning disable CS1998

namespace Trestle.Storage;

/// <summary>
/// Walks the entries of a key or index range. Spans are the store's and valid until the cursor moves, the transaction writes,
/// or either ends.
/// </summary>
public abstract class TableCursor<TRow, TKey> : IDisposable, IAsyncDisposable
    where TRow : class
{
    /// <summary>Changes each time the object is lent and each time it is given back, so that a borrower knows whether it is still his.</summary>
    public long Lease { get; protected set; }

    /// <summary>Goes to the next entry; false at the end.</summary>
    public abstract bool MoveNext();

    /// <summary>As <see cref="MoveNext"/>, without blocking while a server answers.</summary>
    public virtual async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return MoveNext();
    }

    /// <summary>The encoded parts of the entry: of the index, or of the primary key.</summary>
    public abstract ReadOnlySpan<byte> Parts { get; }

    /// <summary>The encoded primary key of the row.</summary>
    public abstract ReadOnlySpan<byte> KeyBytes { get; }

    /// <summary>The encoded included fields of a covering index; else empty.</summary>
    public abstract ReadOnlySpan<byte> Included { get; }

    /// <summary>The decoded primary key, without touching the row.</summary>
    public abstract TKey Key { get; }

    /// <summary>The stored bytes of the row.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }

    /// <summary>The decoded row.</summary>
    public abstract TRow Row { get; }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>As <see cref="Dispose"/>, without blocking while a server answers.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
    }
}
