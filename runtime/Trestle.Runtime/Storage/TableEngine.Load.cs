// An embedded store's answer is there at once; async all the same, so that every error is the task's, as it is on a server.
#pragma warning disable CS1998

namespace Trestle.Storage;

// What copies a table from another store: rows and numbers arrive as they are there.
public abstract partial class TableEngine<TRow, TKey>
{
    /// <summary>
    /// Adds rows as another store has them, with their keys and versions; returns how many. A row whose key exists is replaced, or,
    /// unless <paramref name="replace"/> is set, a <see cref="UniqueViolationException"/>. Rows may refer to each other, and take unique
    /// values that others of them give up. All or nothing.
    /// </summary>
    public virtual long Load(StoreTransaction transaction, IEnumerable<TRow> rows, bool replace) =>
        throw new NotSupportedException("This store takes no rows as another has them. Insert them one by one.");

    /// <summary>As <see cref="Load"/>.</summary>
    public virtual async ValueTask<long> LoadAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, bool replace, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Load(transaction, rows, replace);
    }

    /// <summary>The last number that the table's sequence has given out, or that a row brought; 0 in a table without one.</summary>
    public virtual long LastNumber(StoreTransaction transaction) => 0;

    /// <summary>As <see cref="LastNumber"/>.</summary>
    public virtual async ValueTask<long> LastNumberAsync(StoreTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return LastNumber(transaction);
    }

    /// <summary>Lets the table's sequence go on behind <paramref name="last"/>, unless it is there already.</summary>
    public virtual void RaiseNumber(StoreTransaction transaction, long last)
    {
    }

    /// <summary>As <see cref="RaiseNumber"/>.</summary>
    public virtual async ValueTask RaiseNumberAsync(StoreTransaction transaction, long last, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RaiseNumber(transaction, last);
    }
}
