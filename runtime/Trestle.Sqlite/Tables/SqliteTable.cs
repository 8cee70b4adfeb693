using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Transactions;
using Trestle.Storage;

namespace Trestle.Sqlite.Tables;

/// <summary>The verbs of one table: reading here, writing in <see cref="RowWriter{TLayout, TRow, TKey}"/>.</summary>
[SkipLocalsInit]
sealed class SqliteTable<TLayout, TRow, TKey> : TableEngine<TRow, TKey>, ISqliteTable
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly RowWriter<TLayout, TRow, TKey> writer;
    readonly EntryParts[] entries;
    readonly bool hasNumbers;

    public SqliteTable(SchemaShape schema, TableShape shape, SqlTexts texts)
    {
        Shape = shape;
        Texts = new TableTexts(schema, shape, texts);
        entries = [.. Enumerable.Range(-1, shape.Indexes.Count + 1).Select(index => EntryParts.Of(shape, index))];
        writer = new(this);
        hasNumbers = SequenceKey.Of(shape) is not null;
    }

    public TableShape Shape { get; }

    public TableTexts Texts { get; }

    public IList<InboundReference<ISqliteTable>> Inbound { get; } = [];

    public IReadOnlyList<ISqliteTable> Targets { get; set; } = [];

    public override bool TryGet(StoreTransaction transaction, TKey key, [NotNullWhen(true)] out TRow? row)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return TryRead(Native(transaction), Texts.Get, -1, buffer[..TLayout.WriteKey(key, buffer)], out row);
    }

    public override bool TryFind(StoreTransaction transaction, TKey key, out ReadOnlySpan<byte> value)
    {
        value = TryGet(transaction, key, out var row) ? Encode(row) : default;
        return row is not null;
    }

    public override bool Exists(StoreTransaction transaction, TKey key)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return Exists(Native(transaction), buffer[..TLayout.WriteKey(key, buffer)]);
    }

    public override TRow?[] GetMany(StoreTransaction transaction, IReadOnlyCollection<TKey> keys)
    {
        var native = Native(transaction);
        var rows = new TRow?[keys.Count];
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var at = 0;
        foreach (var key in keys)
            TryRead(native, Texts.Get, -1, buffer[..TLayout.WriteKey(key, buffer)], out rows[at++]);
        return rows;
    }

    public override long Count(StoreTransaction transaction)
    {
        using var count = new Rented(Native(transaction), Texts.Count);
        return count.Statement.Step() ? count.Statement.Read().Int64() : 0;
    }

    public override long Count(StoreTransaction transaction, int index, in KeyRange range)
    {
        var native = Native(transaction);
        var total = 0L;
        foreach (var segment in RangePlan.Of(Texts.Statements.Order(index), range, false, null))
        {
            using var count = new Rented(native, Texts.Range(new RangeStatement(index, segment.Form, RangeVerb.Count, false, false)));
            var binder = count.Statement.Bind();
            segment.Bind(ref binder);
            total += count.Statement.Step() ? count.Statement.Read().Int64() : 0;
        }
        return total;
    }

    public override TableCursor<TRow, TKey> Open(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null) =>
        new RowCursor<TLayout, TRow, TKey>(
            Native(transaction), Texts, index, RangePlan.Of(Texts.Statements.Order(index), range, reverse, after), reverse);

    public override TableCursor<TRow, TKey> OpenEntries(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null) =>
        new EntryCursor<TLayout, TRow, TKey>(
            Native(transaction), this, entries[index + 1], RangePlan.Of(Texts.Statements.Order(index), range, reverse, after), reverse);

    public override bool TryGetByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row) =>
        TryRead(Native(transaction), Texts.GetByIndex(index), index, parts, out row);

    public override bool TryFindByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts,
        out ReadOnlySpan<byte> value)
    {
        value = TryGetByIndex(transaction, index, parts, out var row) ? Encode(row) : default;
        return row is not null;
    }

    public override TRow Insert(StoreTransaction transaction, TRow row) => writer.Insert(Native(transaction), row);

    public override TRow Upsert(StoreTransaction transaction, TRow row) => writer.Upsert(Native(transaction), row);

    public override TRow? Update(StoreTransaction transaction, TRow row) => writer.Update(Native(transaction), row);

    // What one statement cannot do or refuses is done step by step, which also says what is wrong.
    public override TRow? Patch(StoreTransaction transaction, TKey key, RowPatch<TRow> patch) =>
        writer.TryPatch(Native(transaction), key, patch, out var row) ? row : base.Patch(transaction, key, patch);

    public override bool Delete(StoreTransaction transaction, TKey key) => writer.Delete(Native(transaction), key);

    public override long InsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        BulkWriter.Run(Native(transaction), this, rows, new InsertLoad<TLayout, TRow, TKey>(this, writer, writer.Insert), progress);

    public override long UpsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        BulkWriter.Run(Native(transaction), this, rows, new UpsertLoad<TLayout, TRow, TKey>(this, writer.Upsert, Shape.IsVersioned), progress);

    public override long Load(StoreTransaction transaction, IEnumerable<TRow> rows, bool replace) => BulkWriter.Run(
        Native(transaction), this, rows,
        replace ? new UpsertLoad<TLayout, TRow, TKey>(this, writer.Put, waits: false) : new InsertLoad<TLayout, TRow, TKey>(this, writer, writer.Add),
        null);

    public override long LastNumber(StoreTransaction transaction) => hasNumbers ? Native(transaction).Sequence(this).Last() : 0;

    public override void RaiseNumber(StoreTransaction transaction, long last)
    {
        var native = Native(transaction);
        native.RequireWriter();
        if (hasNumbers)
            native.Sequence(this).Raise(last);
    }

    public override long DeleteRange(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after = null)
    {
        var segments = RangePlan.Of(Texts.Statements.Order(index), range, reverse, after);
        return RangeDeletion.Run(Native(transaction), this, index, segments, reverse, take);
    }

    public override void Truncate(StoreTransaction transaction)
    {
        var native = Native(transaction);
        native.RequireWriter();
        foreach (var reference in Inbound)
        {
            if (reference.Child != this && reference.Child.RefersAtAll(native, reference.Ordinal))
                throw RowViolations.TruncateReferred(reference.Child.Shape, reference.Shape, Shape);
        }
        using var delete = new Rented(native, Texts.DeleteAll);
        delete.Statement.Run();
    }

    public bool Exists(SqliteTransaction transaction, ReadOnlySpan<byte> key)
    {
        using var search = new Rented(transaction, Texts.Exists);
        var binder = search.Statement.Bind();
        Texts.Statements.Order(-1).Bind(key, ref binder);
        return search.Statement.Step();
    }

    public bool RefersAtAll(SqliteTransaction transaction, int reference)
    {
        using var search = new Rented(transaction, Texts.RefersAtAll(reference));
        return search.Statement.Step();
    }

    public List<byte[]> Referrers(SqliteTransaction transaction, int reference, ReadOnlySpan<byte> key)
    {
        var found = new List<byte[]>();
        using var search = new Rented(transaction, Texts.Referrers(reference));
        var binder = search.Statement.Bind();
        new IndexOrder(Targets[reference].Shape, -1).Bind(key, ref binder);
        var bytes = new EntryBytes();
        while (search.Statement.Step())
        {
            var columns = search.Statement.Read();
            bytes.Clear();
            bytes.Write(entries[0].Key, ref columns);
            found.Add(bytes.Written.ToArray());
        }
        return found;
    }

    public long HighestKey(SqliteTransaction transaction)
    {
        using var search = new Rented(transaction, Texts.HighestKey());
        if (!search.Statement.Step())
            return 0;
        var columns = search.Statement.Read();
        if (columns.TakeNull())
            return 0;
        return Shape.Fields.First(field => field.Name == Shape.Key[0]).Type == "uint64" ? (long)columns.UInt64() : columns.Int64();
    }

    static SqliteTransaction Native(StoreTransaction transaction) => (SqliteTransaction)transaction;

    // The caller may keep the bytes of several rows until the transaction ends, so that each has its own.
    static byte[] Encode(TRow row)
    {
        var bytes = new byte[TLayout.MaxValueSize(row)];
        var length = TLayout.WriteValue(row, bytes);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    bool TryRead(SqliteTransaction transaction, SqlText text, int index, ReadOnlySpan<byte> key, [NotNullWhen(true)] out TRow? row)
    {
        using var search = new Rented(transaction, text);
        var binder = search.Statement.Bind();
        Texts.Statements.Order(index).Bind(key, ref binder);
        if (!search.Statement.Step())
        {
            row = null;
            return false;
        }
        var columns = search.Statement.Read();
        row = TLayout.Read(ref columns);
        return true;
    }
}
