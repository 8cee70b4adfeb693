using System.Diagnostics.CodeAnalysis;
using Trestle.Layout;
using Trestle.Patches;

namespace Trestle.Storage;

/// <summary>
/// The verbs of one table in one store. A verb that throws leaves the transaction as it was: everything is checked before the
/// first write. Index numbers are positions in <see cref="TableShape.Indexes"/>; -1 is the primary key.
/// </summary>
public abstract partial class TableEngine<TRow, TKey>
    where TRow : class
{
    /// <summary>Decodes the row with this key.</summary>
    public abstract bool TryGet(StoreTransaction transaction, TKey key, [NotNullWhen(true)] out TRow? row);

    /// <summary>Finds the stored bytes of the row with this key; they are the store's and valid until the transaction writes or ends.</summary>
    public abstract bool TryFind(StoreTransaction transaction, TKey key, out ReadOnlySpan<byte> value);

    /// <summary>Whether there is a row with this key.</summary>
    public abstract bool Exists(StoreTransaction transaction, TKey key);

    /// <summary>
    /// Decodes the rows with these keys in one sorted pass; the result has the order of <paramref name="keys"/>, with null where
    /// there is no row.
    /// </summary>
    public abstract TRow?[] GetMany(StoreTransaction transaction, IReadOnlyCollection<TKey> keys);

    /// <summary>How many rows there are.</summary>
    public abstract long Count(StoreTransaction transaction);

    /// <summary>How many entries a range has; all of an index in constant time on LMDB, else linear in the range.</summary>
    public abstract long Count(StoreTransaction transaction, int index, in KeyRange range);

    /// <summary>
    /// A cursor before the first entry of a range, or, in reverse, behind the last; behind <paramref name="after"/> when given.
    /// At most <paramref name="limit"/> entries will be read: a server is asked for no more, an embedded store need not care. A store
    /// that has to wait for the first entry does so when the cursor moves, not here. The caller disposes it.
    /// </summary>
    public abstract TableCursor<TRow, TKey> Open(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null);

    /// <summary>
    /// As <see cref="Open"/>, for callers who want parts, keys and included fields and no rows. A store whose rows are not at hand where its
    /// entries are leaves the rows alone.
    /// </summary>
    public virtual TableCursor<TRow, TKey> OpenEntries(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null) =>
        Open(transaction, index, range, reverse, limit, after);

    /// <summary>Decodes the row to which a unique index leads from all its parts, encoded.</summary>
    public abstract bool TryGetByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row);

    /// <summary>Finds the stored bytes of the row to which a unique index leads.</summary>
    public abstract bool TryFindByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, out ReadOnlySpan<byte> value);

    /// <summary>Whether a unique index leads to a row from all its parts, encoded.</summary>
    public virtual bool ExistsByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts) =>
        TryFindByIndex(transaction, index, parts, out _);

    /// <summary>
    /// Adds a row and returns it as stored, with its generated key and version. Throws <see cref="UniqueViolationException"/>
    /// when the key exists.
    /// </summary>
    public abstract TRow Insert(StoreTransaction transaction, TRow row);

    /// <summary>Adds a row or replaces the one with its key, and returns it as stored.</summary>
    public abstract TRow Upsert(StoreTransaction transaction, TRow row);

    /// <summary>Replaces the row with the same key; null when there is none, else the row as stored.</summary>
    public abstract TRow? Update(StoreTransaction transaction, TRow row);

    /// <summary>
    /// Makes the changes of a patch that is not empty to the row with this key, whatever its version; null when there is none, else the
    /// row as stored.
    /// </summary>
    public virtual TRow? Patch(StoreTransaction transaction, TKey key, RowPatch<TRow> patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return TryGet(transaction, key, out var row) ? Update(transaction, patch.Apply(row)) : null;
    }

    /// <summary>The row with the key of <paramref name="row"/>, which is added when there is none.</summary>
    public virtual TRow GetOrInsert(StoreTransaction transaction, TKey key, TRow row) =>
        TryGet(transaction, key, out var stored) ? stored : Insert(transaction, row);

    /// <summary>Removes the row with this key; false when there is none.</summary>
    public abstract bool Delete(StoreTransaction transaction, TKey key);

    /// <summary>
    /// Adds many rows, by the sorted path when that pays; returns how many. All or nothing: on an exception the transaction is as
    /// before.
    /// </summary>
    public abstract long InsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress);

    /// <summary>Adds or replaces many rows; returns how many. All or nothing.</summary>
    public abstract long UpsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress);

    /// <summary>Removes the first <paramref name="take"/> rows of a range of the key or of an index; returns how many. All or nothing.</summary>
    public abstract long DeleteRange(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after = null);

    /// <summary>Removes all rows of this table and its indexes, and nothing else.</summary>
    public abstract void Truncate(StoreTransaction transaction);
}
