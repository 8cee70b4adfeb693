using Trestle.Patches;
using Trestle.Storage;

namespace Trestle.Tables;

// The asynchronous twins. One that is cancelled has written nothing.
public abstract partial class TableWriter<TLayout, TRow, TKey, TView>
{
    /// <summary>As <see cref="Insert"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow> InsertAsync(TRow row, CancellationToken cancellationToken = default)
    {
        Guard(row);
        return Engine.InsertAsync(Transaction, row, cancellationToken);
    }

    /// <summary>As <see cref="Upsert"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow> UpsertAsync(TRow row, CancellationToken cancellationToken = default)
    {
        Guard(row);
        return Engine.UpsertAsync(Transaction, row, cancellationToken);
    }

    /// <summary>As <see cref="Update"/>, without blocking while a server answers.</summary>
    public async ValueTask<bool> UpdateAsync(TRow row, CancellationToken cancellationToken = default)
    {
        Guard(row);
        return await Engine.UpdateAsync(Transaction, row, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>As <see cref="UpdateReturning"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow?> UpdateReturningAsync(TRow row, CancellationToken cancellationToken = default)
    {
        Guard(row);
        return Engine.UpdateAsync(Transaction, row, cancellationToken);
    }

    /// <summary>As <see cref="GetOrInsert"/>, without blocking while a server answers.</summary>
    public async ValueTask<TRow> GetOrInsertAsync(TRow row, CancellationToken cancellationToken = default)
    {
        Guard(row);
        TLayout.Check(row);
        return await Engine.GetOrInsertAsync(Transaction, TLayout.KeyOf(row), row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="Patch"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow?> PatchAsync(TKey key, RowPatch<TRow> patch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patch);
        Transaction.VerifyOpen(key);
        return patch.IsEmpty ? GetAsync(key, cancellationToken) : Engine.PatchAsync(Transaction, key, patch, cancellationToken);
    }

    /// <summary>As <see cref="Delete"/>, without blocking while a server answers.</summary>
    public ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Transaction.VerifyOpen(key);
        return Engine.DeleteAsync(Transaction, key, cancellationToken);
    }

    /// <summary>As <see cref="InsertMany"/>, without blocking while a server answers. A token that is cancelled on the way undoes all of it.</summary>
    public ValueTask<long> InsertManyAsync(
        IEnumerable<TRow> rows, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Guard(rows);
        return Engine.InsertManyAsync(Transaction, rows, progress, cancellationToken);
    }

    /// <summary>As <see cref="UpsertMany"/>, without blocking while a server answers. A token that is cancelled on the way undoes all of it.</summary>
    public ValueTask<long> UpsertManyAsync(
        IEnumerable<TRow> rows, IProgress<LoadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Guard(rows);
        return Engine.UpsertManyAsync(Transaction, rows, progress, cancellationToken);
    }

    /// <summary>As <see cref="DeleteRange"/>, without blocking while a server answers.</summary>
    public ValueTask<long> DeleteRangeAsync(RowQuery<TLayout, TRow, TKey, TView> query, CancellationToken cancellationToken = default)
    {
        Transaction.VerifyOpen();
        return query.DeleteAsync(Transaction, cancellationToken);
    }

    /// <summary>As <see cref="Truncate"/>, without blocking while a server answers.</summary>
    public ValueTask TruncateAsync(CancellationToken cancellationToken = default)
    {
        Transaction.VerifyOpen();
        return Engine.TruncateAsync(Transaction, cancellationToken);
    }
}
