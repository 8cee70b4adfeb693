using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Lmdb.Bulk;
using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.References;
using Trestle.Lmdb.Transactions;
using Trestle.Patches;
using Trestle.Storage;

namespace Trestle.Lmdb.Tables;

/// <summary>
/// The verbs of one table: reading here, writing one row in <see cref="RowWriter{TLayout, TRow, TKey}"/>, many in <see
/// cref="BulkWriter{TLayout, TRow, TKey}"/>.
/// </summary>
[SkipLocalsInit]
sealed class LmdbTable<TLayout, TRow, TKey> : TableEngine<TRow, TKey>, ILmdbTable
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const int KeyBufferSize = KeyWriter.BufferSize + 1;

    readonly RowWriter<TLayout, TRow, TKey> writer;
    readonly BulkWriter<TLayout, TRow, TKey> bulk;
    readonly int maxKeySize;

    public LmdbTable(LmdbTableSpace space, int maxKeySize)
    {
        Space = space;
        this.maxKeySize = maxKeySize;
        writer = new(this);
        bulk = new(this, writer);
        Outbound = new(this, []);
    }

    public LmdbTableSpace Space { get; }

    public List<InboundReference> Inbound { get; } = [];

    /// <summary>The references of this table's rows; complete when the engine has seen every table.</summary>
    public OutboundReferences Outbound { get; set; }

    public override bool TryGet(StoreTransaction transaction, TKey key, [NotNullWhen(true)] out TRow? row)
    {
        if (TryFind(transaction, key, out var value))
        {
            row = TLayout.ReadValue(value);
            return true;
        }
        row = null;
        return false;
    }

    public override bool TryFind(StoreTransaction transaction, TKey key, out ReadOnlySpan<byte> value)
    {
        Span<byte> buffer = stackalloc byte[KeyBufferSize];
        var stored = Space.Rows.ToStored(buffer, TLayout.WriteKey(key, buffer[..KeyWriter.BufferSize]));
        return Native(transaction).TryFind(Space.Rows, stored, out value);
    }

    public override bool Exists(StoreTransaction transaction, TKey key) => TryFind(transaction, key, out _);

    public override TRow?[] GetMany(StoreTransaction transaction, IReadOnlyCollection<TKey> keys) =>
        MultiGet<TLayout, TRow, TKey>.Run(Native(transaction), this, keys);

    public override long Count(StoreTransaction transaction) => Native(transaction).Count(Space.Rows);

    public override long Count(StoreTransaction transaction, int index, in KeyRange range)
    {
        var native = Native(transaction);
        var tree = Space.Tree(index);
        var bounds = KeyBounds.Of(tree, range, false, null);
        if (bounds.IsAll)
            return native.Count(tree);
        using var cursor = Open(native, tree, bounds, false, long.MaxValue);
        var count = 0L;
        while (cursor.MoveNext())
            count++;
        return count;
    }

    public override TableCursor<TRow, TKey> Open(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after = null)
    {
        var tree = Space.Tree(index);
        return Open(Native(transaction), tree, KeyBounds.Of(tree, range, reverse, after), reverse, limit);
    }

    public override bool TryGetByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row)
    {
        if (TryFindByIndex(transaction, index, parts, out var value))
        {
            row = TLayout.ReadValue(value);
            return true;
        }
        row = null;
        return false;
    }

    public override bool TryFindByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, out ReadOnlySpan<byte> value)
    {
        var native = Native(transaction);
        var tree = Space.Tree(index);
        if (!native.TryFind(tree, parts, out var entry))
        {
            value = default;
            return false;
        }
        var key = Space.Rows.ToStored(tree.PrimaryKey(parts, entry));
        return native.TryFind(Space.Rows, key, out value) ? true : throw new CorruptRecordException(
            $"Index '{tree.IndexName}' of table '{Space.Shape.Name}' has an entry whose row is not there. Restore a backup.");
    }

    public override TRow Insert(StoreTransaction transaction, TRow row) => writer.Insert(Native(transaction), row);

    public override TRow Upsert(StoreTransaction transaction, TRow row) => writer.Upsert(Native(transaction), row);

    public override TRow? Update(StoreTransaction transaction, TRow row) => writer.Update(Native(transaction), row);

    public override TRow? Patch(StoreTransaction transaction, TKey key, RowPatch<TRow> patch) =>
        writer.Patch(Native(transaction), key, patch);

    public override bool Delete(StoreTransaction transaction, TKey key) => writer.Delete(Native(transaction), key);

    public override long InsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        bulk.Write(Native(transaction), rows, progress, replace: false);

    public override long UpsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        bulk.Write(Native(transaction), rows, progress, replace: true);

    public override long Load(StoreTransaction transaction, IEnumerable<TRow> rows, bool replace) =>
        bulk.Write(Native(transaction), rows, null, replace, asStored: true);

    public override long LastNumber(StoreTransaction transaction)
    {
        var native = Native(transaction);
        return Space.Sequence is null ? 0 : (native.Writing?.Sequence(Space) ?? new LmdbSequence(native, Space)).Last();
    }

    public override void RaiseNumber(StoreTransaction transaction, long last)
    {
        if (Space.Sequence is not null)
            Native(transaction).RequireWriter().Sequence(Space).Raise(last);
    }

    public override long DeleteRange(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after = null)
    {
        using var cursor = Open(transaction, index, range, reverse, take, after);
        return RangeDeletion.Run(Native(transaction), this, cursor, take);
    }

    public override void Truncate(StoreTransaction transaction)
    {
        var native = Native(transaction);
        native.RequireWriter();
        foreach (var reference in Inbound)
        {
            if (reference.Child != this && reference.IsUsed(native))
                throw Violations.TruncateReferred(reference.Child.Space.Shape, reference.Shape, Space.Shape);
        }
        native.Clear(Space.Rows);
        foreach (var index in Space.Indexes)
            native.Clear(index);
    }

    /// <summary>Encodes a key into a buffer of <see cref="KeyBufferSize"/>. Throws <see cref="KeyTooLongException"/>.</summary>
    public RowKey WriteKey(TKey key, Span<byte> buffer)
    {
        var length = TLayout.WriteKey(key, buffer[..KeyWriter.BufferSize]);
        var stored = Space.Rows.ToStored(buffer, length);
        return stored.Length <= maxKeySize
            ? new RowKey(buffer[..length], stored)
            : throw Violations.KeyTooLong(Space.Shape, stored.Length, maxKeySize);
    }

    public int WriteReference(int reference, ReadOnlySpan<byte> row, Span<byte> to) => TLayout.WriteReference(reference, row, to);

    public void PlanDelete(LmdbTransaction transaction, ReadOnlySpan<byte> key) =>
        writer.PlanDelete(transaction, new RowKey(key, Space.Rows.ToStored(key)));

    public void PlanClear(LmdbTransaction transaction, ReadOnlySpan<byte> key, IReadOnlyList<int> references) =>
        writer.PlanClear(transaction, new RowKey(key, Space.Rows.ToStored(key)), references);

    public void BuildIndex(LmdbTransaction transaction, LmdbTree index) => IndexBuild<TLayout, TRow, TKey>.Run(transaction, this, index);

    public void RequireReference(LmdbTransaction transaction, ReferenceShape reference)
    {
        var position = Space.Shape.References.ToList().IndexOf(reference);
        var cursor = transaction.RentCursor(Space.Rows);
        for (var more = cursor.First(); more; more = cursor.Next())
            Outbound.Require(transaction, position, Space.Rows.FromStored(cursor.Key), cursor.Value);
        transaction.ReturnCursor(cursor);
    }

    static LmdbTransaction Native(StoreTransaction transaction) => (LmdbTransaction)transaction;

    RowCursor<TLayout, TRow, TKey> Open(LmdbTransaction transaction, LmdbTree tree, in KeyBounds bounds, bool reverse, long limit)
    {
        var cursor = transaction.RentCursor(tree);
        var owner = cursor.Owner as RowCursor<TLayout, TRow, TKey>;
        cursor.Owner = owner ??= new(transaction, Space.Rows, cursor);
        return owner.Start(bounds, reverse, limit);
    }
}
