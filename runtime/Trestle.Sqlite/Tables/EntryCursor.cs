using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Walks entries: parts, primary key and included fields, which the index holds itself; the rows are not touched.</summary>
sealed class EntryCursor<TLayout, TRow, TKey>(
    SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, EntryParts entry, IReadOnlyList<RangeSegment> segments,
        bool reverse)
    : SegmentCursor<TRow, TKey>(transaction, table.Texts, entry.Index, RangeVerb.Entries, segments, reverse)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly EntryBytes parts = new();
    readonly EntryBytes key = new();
    readonly EntryBytes included = new();
    readonly RowBuffer value = new();
    bool isRead;

    public override ReadOnlySpan<byte> Parts => entry.Index < 0 ? KeyBytes : Read().parts.Written;

    public override ReadOnlySpan<byte> KeyBytes => Read().key.Written;

    public override ReadOnlySpan<byte> Included => Read().included.Written;

    public override TKey Key => TLayout.ReadKey(KeyBytes);

    public override TRow Row => table.TryGet(Transaction, Key, out var row)
        ? row
        : throw new InvalidOperationException("The row of the entry has been deleted since the cursor came to it. Move on.");

    public override ReadOnlySpan<byte> Value => value.Write<TLayout, TRow, TKey>(Row);

    protected override void Moved() => isRead = false;

    EntryCursor<TLayout, TRow, TKey> Read()
    {
        if (isRead)
            return this;
        var columns = Columns();
        parts.Clear();
        key.Clear();
        included.Clear();
        if (entry.Index >= 0)
            parts.Write(entry.Parts, ref columns);
        key.Write(entry.Key, ref columns);
        if (entry.Included is not null)
            included.Write(entry.Included, ref columns);
        isRead = true;
        return this;
    }
}
