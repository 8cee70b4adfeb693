using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Lmdb.Bulk;
using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Tables;

/// <summary>
/// Reads many rows in the order of their keys, so that neighbours share the way down the tree: in a transaction that only reads several at
/// once, else with one cursor.
/// </summary>
static class MultiGet<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    public static TRow?[] Run(LmdbTransaction transaction, LmdbTable<TLayout, TRow, TKey> table, IReadOnlyCollection<TKey> keys)
    {
        var rows = new TRow?[keys.Count];
        var sorted = Sort(table.Space.Rows, keys);
        if (transaction.IsWrite)
            FindEach(transaction, table.Space.Rows, sorted, rows);
        else
            FindGroups(transaction, table.Space.Rows, sorted, rows);
        return rows;
    }

    [SkipLocalsInit]
    static SortedBytes Sort(LmdbTree tree, IReadOnlyCollection<TKey> keys)
    {
        var sorted = new SortedBytes();
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        foreach (var key in keys)
            sorted.Add(tree.ToStored(buffer, TLayout.WriteKey(key, buffer[..KeyWriter.BufferSize])), default);
        sorted.Sort();
        return sorted;
    }

    static void FindEach(LmdbTransaction transaction, LmdbTree tree, SortedBytes sorted, TRow?[] rows)
    {
        var cursor = transaction.RentCursor(tree);
        try
        {
            for (var i = 0; i < sorted.Count; i++)
            {
                if (cursor.Find(sorted.Key(i)))
                    rows[sorted.Position(i)] = TLayout.ReadValue(cursor.Value);
            }
        }
        finally
        {
            transaction.ReturnCursor(cursor);
        }
    }

    static void FindGroups(LmdbTransaction transaction, LmdbTree tree, SortedBytes sorted, TRow?[] rows)
    {
        var group = transaction.Group;
        for (var start = 0; start < sorted.Count; start += group.Count)
        {
            group.Clear();
            for (var i = start; i < sorted.Count && group.Count < GroupSearch.MostKeys; i++)
                group.Add(sorted.Key(i));
            group.Run(tree);
            for (var i = 0; i < group.Count; i++)
            {
                if (group.TryValue(i, out var value))
                    rows[sorted.Position(start + i)] = TLayout.ReadValue(value.Span);
            }
        }
    }
}
