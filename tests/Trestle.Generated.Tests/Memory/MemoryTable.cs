using System.Diagnostics.CodeAnalysis;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Generated.Tests.Memory;

sealed class MemoryTable<TLayout, TRow, TKey>(List<long> limits) : TableEngine<TRow, TKey>, ISequence
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly SortedDictionary<byte[], byte[]> rows = new(MemoryOrder.Instance);
    long last;

    public long Next() => ++last;

    public override bool TryGet(StoreTransaction transaction, TKey key, [NotNullWhen(true)] out TRow? row)
    {
        row = rows.TryGetValue(Encode(key), out var value) ? TLayout.ReadValue(value) : null;
        return row is not null;
    }

    public override bool TryFind(StoreTransaction transaction, TKey key, out ReadOnlySpan<byte> value)
    {
        var found = rows.TryGetValue(Encode(key), out var bytes);
        value = bytes;
        return found;
    }

    public override bool Exists(StoreTransaction transaction, TKey key) => rows.ContainsKey(Encode(key));

    public override TRow?[] GetMany(StoreTransaction transaction, IReadOnlyCollection<TKey> keys) =>
        [.. keys.Select(key => TryGet(transaction, key, out var row) ? row : null)];

    public override long Count(StoreTransaction transaction) => rows.Count;

    public override long Count(StoreTransaction transaction, int index, in KeyRange range) => Entries(index, range).Count;

    public override TableCursor<TRow, TKey> Open(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long limit, PagePosition? after)
    {
        var entries = Entries(index, range);
        if (reverse)
            entries.Reverse();
        limits.Add(limit);
        return new MemoryCursor<TLayout, TRow, TKey>([.. entries.Take((int)Math.Min(limit, int.MaxValue))]);
    }

    public override bool TryGetByIndex(
        StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row)
    {
        row = TryFindByIndex(transaction, index, parts, out var value) ? TLayout.ReadValue(value) : null;
        return row is not null;
    }

    public override bool TryFindByIndex(StoreTransaction transaction, int index, scoped ReadOnlySpan<byte> parts, out ReadOnlySpan<byte> value)
    {
        var wanted = parts.ToArray();
        var found = Entries(index, KeyRange.All).Find(entry => entry.Parts.AsSpan().SequenceEqual(wanted));
        value = found?.Value;
        return found is not null;
    }

    public override TRow Insert(StoreTransaction transaction, TRow row) => Upsert(transaction, row);

    public override TRow Upsert(StoreTransaction transaction, TRow row)
    {
        TLayout.Check(row);
        var stored = TLayout.WithVersion(TLayout.WithGeneratedKey(row, this), TLayout.VersionOf(row) + 1);
        var value = new byte[TLayout.MaxValueSize(stored)];
        rows[Encode(TLayout.KeyOf(stored))] = value[..TLayout.WriteValue(stored, value)];
        return stored;
    }

    public override TRow? Update(StoreTransaction transaction, TRow row) =>
        Exists(transaction, TLayout.KeyOf(row)) ? Upsert(transaction, row) : null;

    public override bool Delete(StoreTransaction transaction, TKey key) => rows.Remove(Encode(key));

    public override long InsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        rows.Select(row => Insert(transaction, row)).Count();

    public override long UpsertMany(StoreTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress) =>
        InsertMany(transaction, rows, progress);

    public override long DeleteRange(
        StoreTransaction transaction, int index, in KeyRange range, bool reverse, long take, PagePosition? after) =>
        Entries(index, range).Count(entry => rows.Remove(entry.Key));

    public override void Truncate(StoreTransaction transaction) => rows.Clear();

    List<MemoryEntry> Entries(int index, KeyRange range)
    {
        var entries = new List<MemoryEntry>();
        foreach (var (key, value) in rows)
        {
            if (PartsOf(index, key, value) is { } parts && MemoryOrder.IsIn(range, parts, index < 0 ? TLayout.Shape.Key.Count : null))
                entries.Add(new(parts, key, Included(index, value), value));
        }
        entries.Sort((left, right) => MemoryOrder.Instance.Compare(left.Order(index), right.Order(index)));
        return entries;
    }

    static byte[]? PartsOf(int index, byte[] key, byte[] value)
    {
        if (index < 0)
            return key;
        var to = new byte[KeyWriter.BufferSize];
        var length = TLayout.WriteIndexKey(index, value, to, out _);
        return length < 0 ? null : to[..length];
    }

    static byte[] Included(int index, byte[] value)
    {
        if (index < 0 || TLayout.Shape.Indexes[index].Include.Count == 0)
            return [];
        var to = new byte[(2 * value.Length) + (64 * TLayout.Shape.Fields.Count)];
        return to[..TLayout.WriteIncluded(index, value, to)];
    }

    static byte[] Encode(TKey key)
    {
        var to = new byte[KeyWriter.BufferSize];
        return to[..TLayout.WriteKey(key, to)];
    }
}
