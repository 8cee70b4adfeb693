using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Lmdb.Bulk;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Tables;

/// <summary>Reads many rows in the order of their keys with one cursor, so that neighbours share the way down the tree.</summary>
static class MultiGet<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    [SkipLocalsInit]
    public static TRow?[] Run(LmdbTransaction transaction, LmdbTable<TLayout, TRow, TKey> table, IReadOnlyCollection<TKey> keys)
    {
        var rows = new TRow?[keys.Count];
        var sorted = new SortedBytes();
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        foreach (var key in keys)
            sorted.Add(table.Space.Rows.ToStored(buffer, TLayout.WriteKey(key, buffer[..KeyWriter.BufferSize])), default);
        sorted.Sort();
        var cursor = transaction.RentCursor(table.Space.Rows);
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
        return rows;
    }
}
