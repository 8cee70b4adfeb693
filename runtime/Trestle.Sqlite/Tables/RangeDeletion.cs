using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Deletes the rows of a range: one statement for each of its stretches, mostly one in all.</summary>
static class RangeDeletion
{
    public static long Run<TLayout, TRow, TKey>(
        SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, int index, IReadOnlyList<RangeSegment> segments,
        bool reverse, long take)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        transaction.RequireWriter();
        // Rows that go together do not forbid each other, also when they go by several statements.
        if (segments.Count <= 1 || table.Inbound.Count == 0)
            return Atomic.Run(transaction, segments.Count > 1, () => Delete(transaction, table, index, segments, reverse, take));
        return Atomic.Run(transaction, true, () => DeferredReferences.Run(
            transaction,
            () => Delete(transaction, table, index, segments, reverse, take),
            () => Forbidden(transaction, table, index, segments, reverse, take)));
    }

    static long Delete<TLayout, TRow, TKey>(
        SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, int index, IReadOnlyList<RangeSegment> segments,
        bool reverse, long take)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var count = 0L;
        var isLimited = take != long.MaxValue;
        foreach (var segment in segments)
        {
            using var delete = new Rented(transaction,
                table.Texts.Range(new RangeStatement(index, segment.Form, RangeVerb.Delete, reverse, isLimited)));
            var binder = delete.Statement.Bind();
            segment.Bind(ref binder);
            if (isLimited)
                binder.Int64(take - count);
            if (delete.Statement.Run() != SqliteErrors.Ok)
                throw Forbidden(transaction, table, index, segments, reverse, take);
            count += transaction.Connection.Changes;
        }
        return count;
    }

    static Exception Forbidden<TLayout, TRow, TKey>(
        SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, int index, IReadOnlyList<RangeSegment> segments,
        bool reverse, long take)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var keys = new List<byte[]>();
        using var cursor = new EntryCursor<TLayout, TRow, TKey>(transaction, table, EntryParts.Of(table.Shape, index), segments, reverse);
        while (keys.Count < take && cursor.MoveNext())
            keys.Add(cursor.KeyBytes.ToArray());
        return RowDeletion.Forbidden(transaction, table, keys);
    }
}
