using Trestle.Layout;
using Trestle.Patches;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

// The asynchronous twins. They tell the same as the others.
sealed partial class ObservedTable<TRow, TKey>
{
    public override ValueTask<TRow?> GetAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken) => RunAsync(
        transaction, targets[Key].Get, key, static (table, native, key, token) => table.GetAsync(native, key, token), One, cancellationToken);

    public override ValueTask<bool> ExistsAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken) => RunAsync(
        transaction, targets[Key].Exists, key, static (table, native, key, token) => table.ExistsAsync(native, key, token), NoRows, cancellationToken);

    public override ValueTask<TRow?[]> GetManyAsync(
        StoreTransaction transaction, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.GetMany, keys, static (table, native, keys, token) => table.GetManyAsync(native, keys, token), Found,
        cancellationToken);

    public override ValueTask<long> CountAsync(StoreTransaction transaction, CancellationToken cancellationToken) => RunAsync(
        transaction, targets[Key].Count, 0, static (table, native, _, token) => table.CountAsync(native, token), NoRows, cancellationToken);

    public override ValueTask<long> CountAsync(StoreTransaction transaction, int index, KeyRange range, CancellationToken cancellationToken) => RunAsync(
        transaction, targets[index].Count, (index, range),
        static (table, native, at, token) => table.CountAsync(native, at.index, at.range, token), NoRows, cancellationToken);

    public override ValueTask<TRow?> GetByIndexAsync(
        StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken) => RunAsync(
        transaction, targets[index].Get, (index, parts),
        static (table, native, at, token) => table.GetByIndexAsync(native, at.index, at.parts, token), One, cancellationToken);

    public override ValueTask<bool> ExistsByIndexAsync(
        StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken) => RunAsync(
        transaction, targets[index].Exists, (index, parts),
        static (table, native, at, token) => table.ExistsByIndexAsync(native, at.index, at.parts, token), NoRows, cancellationToken);

    public override ValueTask<TRow> InsertAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.Insert, row, static (table, native, row, token) => table.InsertAsync(native, row, token), One, cancellationToken);

    public override ValueTask<TRow> UpsertAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.Upsert, row, static (table, native, row, token) => table.UpsertAsync(native, row, token), One, cancellationToken);

    public override ValueTask<TRow?> UpdateAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.Update, row, static (table, native, row, token) => table.UpdateAsync(native, row, token), One, cancellationToken);

    public override ValueTask<TRow?> PatchAsync(
        StoreTransaction transaction, TKey key, RowPatch<TRow> patch, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.Patch, (key, patch), static (table, native, to, token) => table.PatchAsync(native, to.key, to.patch, token), One,
        cancellationToken);

    public override ValueTask<TRow> GetOrInsertAsync(
        StoreTransaction transaction, TKey key, TRow row, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.GetOrInsert, (key, row),
        static (table, native, to, token) => table.GetOrInsertAsync(native, to.key, to.row, token), NoRows, cancellationToken);

    public override ValueTask<bool> DeleteAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.Delete, key, static (table, native, key, token) => table.DeleteAsync(native, key, token),
        static isThere => isThere ? 1 : 0, cancellationToken);

    public override ValueTask<long> InsertManyAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.InsertMany, (rows, progress),
        static (table, native, load, token) => table.InsertManyAsync(native, load.rows, load.progress, token), Itself, cancellationToken);

    public override ValueTask<long> UpsertManyAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.UpsertMany, (rows, progress),
        static (table, native, load, token) => table.UpsertManyAsync(native, load.rows, load.progress, token), Itself, cancellationToken);

    public override ValueTask<long> DeleteRangeAsync(
        StoreTransaction transaction, int index, KeyRange range, bool reverse, long take, PagePosition? after, CancellationToken cancellationToken) => RunAsync(
        transaction, targets.DeleteRange, (index, range, reverse, take, after),
        static (table, native, at, token) => table.DeleteRangeAsync(native, at.index, at.range, at.reverse, at.take, at.after, token), Itself,
        cancellationToken);

    public override async ValueTask TruncateAsync(StoreTransaction transaction, CancellationToken cancellationToken) => await RunAsync(
        transaction, targets.Truncate, 0,
        static async (table, native, _, token) =>
        {
            await table.TruncateAsync(native, token).ConfigureAwait(false);
            return true;
        },
        NoRows, cancellationToken).ConfigureAwait(false);

    async ValueTask<TResult> RunAsync<TArgument, TResult>(
        StoreTransaction transaction, OperationTarget target, TArgument argument,
        Func<TableEngine<TRow, TKey>, StoreTransaction, TArgument, CancellationToken, ValueTask<TResult>> verb, Func<TResult, long> rows,
        CancellationToken cancellationToken)
    {
        var operation = Begin(transaction, target);
        try
        {
            var result = await verb(inner, Native(transaction), argument, cancellationToken).ConfigureAwait(false);
            operation.Done(rows(result));
            return result;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }
}
