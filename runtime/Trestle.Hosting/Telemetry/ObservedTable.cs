using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

/// <summary>A table around another, whose verbs tell of themselves.</summary>
sealed partial class ObservedTable<TRow, TKey>(TableEngine<TRow, TKey> inner, StoreObserver observer, TableShape shape) : TableEngine<TRow, TKey>
    where TRow : class
{
    const int Key = -1;

    readonly TableTargets targets = new(shape);

    public override bool TryGet(StoreTransaction transaction, TKey key, [NotNullWhen(true)] out TRow? row)
    {
        row = Run(
            transaction, targets[Key].Get, key,
            static (table, native, key) => table.TryGet(native, key, out var row) ? row : null, static row => row is null ? 0 : 1);
        return row is not null;
    }

    public override bool TryFind(StoreTransaction transaction, TKey key, out ReadOnlySpan<byte> value)
    {
        var operation = Begin(transaction, targets[Key].View);
        try
        {
            var isFound = inner.TryFind(Native(transaction), key, out value);
            operation.Done(isFound ? 1 : 0);
            return isFound;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }

    public override bool Exists(StoreTransaction transaction, TKey key) => Run(
        transaction, targets[Key].Exists, key, static (table, native, key) => table.Exists(native, key), NoRows);

    public override TRow?[] GetMany(StoreTransaction transaction, IReadOnlyCollection<TKey> keys) => Run(
        transaction, targets.GetMany, keys, static (table, native, keys) => table.GetMany(native, keys), Found);

    public override long Count(StoreTransaction transaction) => Run(
        transaction, targets[Key].Count, 0, static (table, native, _) => table.Count(native), NoRows);

    public override long Count(StoreTransaction transaction, int index, in KeyRange range) => Run(
        transaction, targets[index].Count, (index, range),
        static (table, native, at) => table.Count(native, at.index, at.range), NoRows);

    public override TableCursor<TRow, TKey> Open(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null)
    {
        var operation = BeginWalk(transaction, index < 0 && range == KeyRange.All ? targets[Key].Scan : targets[index].Range);
        try
        {
            return Observed(inner.Open(Native(transaction), index, range, reverse, limit, after), operation);
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }

    public override TableCursor<TRow, TKey> OpenEntries(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null)
    {
        var operation = BeginWalk(transaction, targets[index].Keys);
        try
        {
            return Observed(inner.OpenEntries(Native(transaction), index, range, reverse, limit, after), operation);
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }

    public override bool TryGetByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row)
    {
        var operation = Begin(transaction, targets[index].Get);
        try
        {
            var isFound = inner.TryGetByIndex(Native(transaction), index, parts, out row);
            operation.Done(isFound ? 1 : 0);
            return isFound;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }

    public override bool TryFindByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, out ReadOnlySpan<byte> value)
    {
        var operation = Begin(transaction, targets[index].View);
        try
        {
            var isFound = inner.TryFindByIndex(Native(transaction), index, parts, out value);
            operation.Done(isFound ? 1 : 0);
            return isFound;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }

    public override bool ExistsByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts)
    {
        var operation = Begin(transaction, targets[index].Exists);
        try
        {
            var isFound = inner.ExistsByIndex(Native(transaction), index, parts);
            operation.Done(Operation.NoRows);
            return isFound;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }

    public override TRow Insert(StoreTransaction transaction, TRow row) => Run(
        transaction, targets.Insert, row, static (table, native, row) => table.Insert(native, row), One);

    public override TRow Upsert(StoreTransaction transaction, TRow row) => Run(
        transaction, targets.Upsert, row, static (table, native, row) => table.Upsert(native, row), One);

    public override TRow? Update(StoreTransaction transaction, TRow row) => Run(
        transaction, targets.Update, row, static (table, native, row) => table.Update(native, row), One);

    public override TRow? Patch(StoreTransaction transaction, TKey key, RowPatch<TRow> patch) => Run(
        transaction, targets.Patch, (key, patch), static (table, native, to) => table.Patch(native, to.key, to.patch), One);

    public override TRow GetOrInsert(StoreTransaction transaction, TKey key, TRow row) => Run(
        transaction, targets.GetOrInsert, (key, row), static (table, native, to) => table.GetOrInsert(native, to.key, to.row), NoRows);

    public override bool Delete(StoreTransaction transaction, TKey key) => Run(
        transaction, targets.Delete, key, static (table, native, key) => table.Delete(native, key), static isThere => isThere ? 1 : 0);

    public override long InsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) => Run(
        transaction, targets.InsertMany, (rows, progress),
        static (table, native, load) => table.InsertMany(native, load.rows, load.progress), Itself);

    public override long UpsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) => Run(
        transaction, targets.UpsertMany, (rows, progress),
        static (table, native, load) => table.UpsertMany(native, load.rows, load.progress), Itself);

    public override long DeleteRange(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after = null) => Run(
        transaction, targets.DeleteRange, (index, range, reverse, take, after),
        static (table, native, at) => table.DeleteRange(native, at.index, at.range, at.reverse, at.take, at.after), Itself);

    public override void Truncate(StoreTransaction transaction) => Run(
        transaction, targets.Truncate, 0,
        static (table, native, _) =>
        {
            table.Truncate(native);
            return true;
        },
        NoRows);

    static StoreTransaction Native(StoreTransaction transaction) => ((ObservedTransaction)transaction).Inner;

    static long NoRows<T>(T result) => Operation.NoRows;

    static long One(TRow? row) => row is null ? 0 : 1;

    static long Itself(long rows) => rows;

    static long Found(TRow?[] rows)
    {
        var found = 0;
        foreach (var row in rows)
            found += row is null ? 0 : 1;
        return found;
    }

    Operation Begin(StoreTransaction transaction, OperationTarget target) =>
        observer.Begin(target, ((ObservedTransaction)transaction).Parent);

    // The program goes on while the cursor is open, and what it begins then is no part of the walk.
    Operation BeginWalk(StoreTransaction transaction, OperationTarget target)
    {
        var current = Activity.Current;
        var operation = Begin(transaction, target);
        Activity.Current = current;
        return operation;
    }

    static TableCursor<TRow, TKey> Observed(TableCursor<TRow, TKey> cursor, in Operation operation) =>
        operation.IsHeard ? new ObservedCursor<TRow, TKey>(cursor, operation) : cursor;

    TResult Run<TArgument, TResult>(
        StoreTransaction transaction, OperationTarget target, TArgument argument,
        Func<TableEngine<TRow, TKey>, StoreTransaction, TArgument, TResult> verb, Func<TResult, long> rows)
    {
        var operation = Begin(transaction, target);
        try
        {
            var result = verb(inner, Native(transaction), argument);
            operation.Done(rows(result));
            return result;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }
}
