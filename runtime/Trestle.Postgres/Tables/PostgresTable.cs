using System.Diagnostics.CodeAnalysis;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>The verbs of one table. Each is told whether it is asynchronous; this class alone knows that there are two of each.</summary>
sealed class PostgresTable<TLayout, TRow, TKey> : TableEngine<TRow, TKey>, IPostgresTable
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly RowSource<TLayout, TRow, TKey> source;
    readonly RowWriter<TLayout, TRow, TKey> writer;
    readonly EntryParts[] entries;

    public PostgresTable(TableShape shape, TableTexts texts)
    {
        Shape = shape;
        Texts = texts;
        entries = [.. Enumerable.Range(-1, shape.Indexes.Count + 1).Select(index => EntryParts.Of(shape, index))];
        source = new(this);
        writer = new(this);
    }

    public TableShape Shape { get; }

    public TableTexts Texts { get; }

    public IList<InboundReference<IPostgresTable>> Inbound { get; } = [];

    public IReadOnlyList<IPostgresTable> Targets { get; set; } = [];

    /// <summary>Reads single rows, and many by their keys.</summary>
    public RowSource<TLayout, TRow, TKey> Source => source;

    public override bool TryGet(StoreTransaction transaction, TKey key, [NotNullWhen(true)] out TRow? row)
    {
        row = source.Get(false, Native(transaction), key, default).Result();
        return row is not null;
    }

    public override ValueTask<TRow?> GetAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken) =>
        source.Get(true, Native(transaction), key, cancellationToken);

    public override bool TryFind(StoreTransaction transaction, TKey key, out ReadOnlySpan<byte> value)
    {
        value = TryGet(transaction, key, out var row) ? Encode(row) : default;
        return row is not null;
    }

    public override bool Exists(StoreTransaction transaction, TKey key) => source.Exists(false, Native(transaction), key, default).Result();

    public override ValueTask<bool> ExistsAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken) =>
        source.Exists(true, Native(transaction), key, cancellationToken);

    public override TRow?[] GetMany(StoreTransaction transaction, IReadOnlyCollection<TKey> keys) =>
        source.GetMany(false, Native(transaction), keys, default).Result();

    public override ValueTask<TRow?[]> GetManyAsync(
        StoreTransaction transaction, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken) =>
        source.GetMany(true, Native(transaction), keys, cancellationToken);

    public override long Count(StoreTransaction transaction) => source.Count(false, Native(transaction), default).Result();

    public override ValueTask<long> CountAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        source.Count(true, Native(transaction), cancellationToken);

    public override long Count(StoreTransaction transaction, int index, in KeyRange range) =>
        source.Count(false, Native(transaction), index, range, default).Result();

    public override ValueTask<long> CountAsync(
        StoreTransaction transaction, int index, KeyRange range, CancellationToken cancellationToken) =>
        source.Count(true, Native(transaction), index, range, cancellationToken);

    public override TableCursor<TRow, TKey> Open(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null) =>
        new RowCursor<TLayout, TRow, TKey>(Native(transaction), this, new RangeWalk(Texts, index, RangeVerb.Rows, range, reverse, after), limit);

    public override TableCursor<TRow, TKey> OpenEntries(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null) =>
        new EntryCursor<TLayout, TRow, TKey>(
            Native(transaction), this, entries[index + 1], new RangeWalk(Texts, index, RangeVerb.Entries, range, reverse, after), limit);

    public override bool TryGetByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row)
    {
        row = source.GetByIndex(false, Native(transaction), index, parts.ToArray(), default).Result();
        return row is not null;
    }

    public override ValueTask<TRow?> GetByIndexAsync(
        StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken) =>
        source.GetByIndex(true, Native(transaction), index, parts, cancellationToken);

    public override bool TryFindByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, out ReadOnlySpan<byte> value)
    {
        value = TryGetByIndex(transaction, index, parts, out var row) ? Encode(row) : default;
        return row is not null;
    }

    public override bool ExistsByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts) =>
        TryGetByIndex(transaction, index, parts, out _);

    public override async ValueTask<bool> ExistsByIndexAsync(
        StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken) =>
        await source.GetByIndex(true, Native(transaction), index, parts, cancellationToken).ConfigureAwait(false) is not null;

    public override TRow Insert(StoreTransaction transaction, TRow row) => writer.Insert(false, Native(transaction), row, default).Result();

    public override ValueTask<TRow> InsertAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken) =>
        writer.Insert(true, Native(transaction), row, cancellationToken);

    public override TRow Upsert(StoreTransaction transaction, TRow row) => writer.Upsert(false, Native(transaction), row, default).Result();

    public override ValueTask<TRow> UpsertAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken) =>
        writer.Upsert(true, Native(transaction), row, cancellationToken);

    public override TRow? Update(StoreTransaction transaction, TRow row) => writer.Update(false, Native(transaction), row, default).Result();

    public override ValueTask<TRow?> UpdateAsync(StoreTransaction transaction, TRow row, CancellationToken cancellationToken) =>
        writer.Update(true, Native(transaction), row, cancellationToken);

    public override TRow? Patch(StoreTransaction transaction, TKey key, RowPatch<TRow> patch) =>
        writer.Patch(false, Native(transaction), key, patch, default).Result();

    public override ValueTask<TRow?> PatchAsync(
        StoreTransaction transaction, TKey key, RowPatch<TRow> patch, CancellationToken cancellationToken) =>
        writer.Patch(true, Native(transaction), key, patch, cancellationToken);

    public override TRow GetOrInsert(StoreTransaction transaction, TKey key, TRow row) =>
        writer.GetOrInsert(false, Native(transaction), key, row, default).Result();

    public override ValueTask<TRow> GetOrInsertAsync(StoreTransaction transaction, TKey key, TRow row, CancellationToken cancellationToken) =>
        writer.GetOrInsert(true, Native(transaction), key, row, cancellationToken);

    public override bool Delete(StoreTransaction transaction, TKey key) => writer.Delete(false, Native(transaction), key, default).Result();

    public override ValueTask<bool> DeleteAsync(StoreTransaction transaction, TKey key, CancellationToken cancellationToken) =>
        writer.Delete(true, Native(transaction), key, cancellationToken);

    public override long InsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        new InsertLoad<TLayout, TRow, TKey>(this, Native(transaction)).Run(false, rows, progress, default).Result();

    public override ValueTask<long> InsertManyAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) =>
        new InsertLoad<TLayout, TRow, TKey>(this, Native(transaction)).Run(true, rows, progress, cancellationToken);

    public override long UpsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        new UpsertLoad<TLayout, TRow, TKey>(this, writer, Native(transaction)).Run(false, rows, progress, default).Result();

    public override ValueTask<long> UpsertManyAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) =>
        new UpsertLoad<TLayout, TRow, TKey>(this, writer, Native(transaction)).Run(true, rows, progress, cancellationToken);

    public override long Load(StoreTransaction transaction, IEnumerable<TRow> rows, bool replace) =>
        Load(false, Native(transaction), rows, replace, default).Result();

    public override ValueTask<long> LoadAsync(
        StoreTransaction transaction, IEnumerable<TRow> rows, bool replace, CancellationToken cancellationToken) =>
        Load(true, Native(transaction), rows, replace, cancellationToken);

    public override long LastNumber(StoreTransaction transaction) => source.LastNumber(false, Native(transaction), default).Result();

    public override ValueTask<long> LastNumberAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        source.LastNumber(true, Native(transaction), cancellationToken);

    public override void RaiseNumber(StoreTransaction transaction, long last) =>
        writer.PassNumber(false, Native(transaction), last, default).Result();

    public override async ValueTask RaiseNumberAsync(StoreTransaction transaction, long last, CancellationToken cancellationToken) =>
        await writer.PassNumber(true, Native(transaction), last, cancellationToken).ConfigureAwait(false);

    public override long DeleteRange(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after = null) =>
        Deletion(transaction, index, range, reverse, take, after).Run(false, default).Result();

    public override ValueTask<long> DeleteRangeAsync(
        StoreTransaction transaction, int index, KeyRange range, bool reverse, long take, PagePosition? after,
        CancellationToken cancellationToken) =>
        Deletion(transaction, index, range, reverse, take, after).Run(true, cancellationToken);

    public override void Truncate(StoreTransaction transaction) => writer.Truncate(false, Native(transaction), default).Result();

    public override async ValueTask TruncateAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await writer.Truncate(true, Native(transaction), cancellationToken).ConfigureAwait(false);

    public ValueTask<bool> RefersAtAll(
        bool isAsync, PostgresTransaction transaction, int reference, CancellationToken cancellationToken) =>
        RowSource<TLayout, TRow, TKey>.Any(isAsync, transaction, Texts.RefersAtAll(reference), cancellationToken);

    public async ValueTask<List<byte[]>> Referrers(
        bool isAsync, PostgresTransaction transaction, int reference, byte[] key, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, Texts.Referrers(reference), cancellationToken).ConfigureAwait(false);
        Keyed(use.Statement, new IndexOrder(Targets[reference].Shape, -1), key);
        var rows = await use.Statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            var (found, bytes) = (new List<byte[]>(), new EntryBytes());
            while (await rows.Next(isAsync, cancellationToken).ConfigureAwait(false))
                found.Add(rows.Encode(entries[0].Key, bytes));
            return found;
        }
        finally
        {
            await rows.Close(isAsync).ConfigureAwait(false);
        }
    }

    /// <summary>Gives an encoded key to a statement.</summary>
    public static void Keyed(Statement statement, IndexOrder order, ReadOnlySpan<byte> key)
    {
        var binder = statement.Bind();
        order.Bind(key, ref binder);
    }

    ValueTask<long> Load(
        bool isAsync, PostgresTransaction transaction, IEnumerable<TRow> rows, bool replace, CancellationToken cancellationToken) => replace
        ? new UpsertLoad<TLayout, TRow, TKey>(this, writer, transaction, asStored: true).Run(isAsync, rows, null, cancellationToken)
        : new InsertLoad<TLayout, TRow, TKey>(this, transaction, asStored: true).Run(isAsync, rows, null, cancellationToken);

    RangeDeletion<TLayout, TRow, TKey> Deletion(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after) =>
        new(Native(transaction), this, index, RangePlan.Of(Texts.Statements.Order(index), range, reverse, after), reverse, take,
            (EntryCursor<TLayout, TRow, TKey>)OpenEntries(transaction, index, range, reverse, take, after));

    static PostgresTransaction Native(StoreTransaction transaction) => (PostgresTransaction)transaction;

    // The caller may keep the bytes of several rows until the transaction ends, so that each has its own.
    static byte[] Encode(TRow row)
    {
        var bytes = new byte[TLayout.MaxValueSize(row)];
        var length = TLayout.WriteValue(row, bytes);
        return length == bytes.Length ? bytes : bytes[..length];
    }
}
