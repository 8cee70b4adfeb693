// An embedded store's answer is there at once; async all the same, so that every error is the task's, as it is on a server.
#pragma warning disable CS1998

using Trestle.Layout;
using Trestle.Patches;

namespace Trestle.Storage;

// The asynchronous twins. A server's store overrides each; the others are right as they are here.
public abstract partial class TableEngine<TRow, TKey>
{
    /// <summary>Decodes the row with this key; null when there is none.</summary>
    public virtual async ValueTask<TRow?> GetAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TryGet(transaction, key, out var row) ? row : null;
    }

    /// <summary>As <see cref="Exists"/>.</summary>
    public virtual async ValueTask<bool> ExistsAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Exists(transaction, key);
    }

    /// <summary>As <see cref="GetMany"/>.</summary>
    public virtual async ValueTask<TRow?[]> GetManyAsync(
        StoreTransaction transaction, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return GetMany(transaction, keys);
    }

    /// <summary>As <see cref="Count(StoreTransaction)"/>.</summary>
    public virtual async ValueTask<long> CountAsync(StoreTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Count(transaction);
    }

    /// <summary>As <see cref="Count(StoreTransaction, int, in KeyRange)"/>.</summary>
    public virtual async ValueTask<long> CountAsync(
        StoreTransaction transaction, int index, KeyRange range, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Count(transaction, index, range);
    }

    /// <summary>Decodes the row to which a unique index leads from all its parts, encoded; null when there is none.</summary>
    public virtual async ValueTask<TRow?> GetByIndexAsync(
        StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TryGetByIndex(transaction, index, parts.Span, out var row) ? row : null;
    }

    /// <summary>As <see cref="ExistsByIndex"/>.</summary>
    public virtual async ValueTask<bool> ExistsByIndexAsync(
        StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ExistsByIndex(transaction, index, parts.Span);
    }

    /// <summary>As <see cref="Insert"/>.</summary>
    public virtual async ValueTask<TRow> InsertAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Insert(transaction, row);
    }

    /// <summary>As <see cref="Upsert"/>.</summary>
    public virtual async ValueTask<TRow> UpsertAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Upsert(transaction, row);
    }

    /// <summary>As <see cref="Update"/>.</summary>
    public virtual async ValueTask<TRow?> UpdateAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Update(transaction, row);
    }

    /// <summary>As <see cref="Patch"/>.</summary>
    public virtual async ValueTask<TRow?> PatchAsync(
        StoreTransaction transaction, TKey key, RowPatch<TRow> patch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Patch(transaction, key, patch);
    }

    /// <summary>As <see cref="GetOrInsert"/>.</summary>
    public virtual async ValueTask<TRow> GetOrInsertAsync(
        StoreTransaction transaction, TKey key, TRow row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return GetOrInsert(transaction, key, row);
    }

    /// <summary>As <see cref="Delete"/>.</summary>
    public virtual async ValueTask<bool> DeleteAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Delete(transaction, key);
    }

    /// <summary>As <see cref="InsertMany"/>; cancellation is heeded between rows.</summary>
    public virtual async ValueTask<long> InsertManyAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return InsertMany(transaction, CancellableRows.Of(rows, cancellationToken), progress);
    }

    /// <summary>As <see cref="UpsertMany"/>; cancellation is heeded between rows.</summary>
    public virtual async ValueTask<long> UpsertManyAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return UpsertMany(transaction, CancellableRows.Of(rows, cancellationToken), progress);
    }

    /// <summary>As <see cref="DeleteRange"/>.</summary>
    public virtual async ValueTask<long> DeleteRangeAsync(
        StoreTransaction transaction, int index, KeyRange range, bool reverse, long take, PagePosition? after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return DeleteRange(transaction, index, range, reverse, take, after);
    }

    /// <summary>As <see cref="Truncate"/>.</summary>
    public virtual async ValueTask TruncateAsync(StoreTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Truncate(transaction);
    }
}
