using Trestle.Layout;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Bulk;

/// <summary>Fills an empty index from the rows of its table: entries are sorted, then appended.</summary>
static class IndexBuild<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    public static void Run(LmdbTransaction transaction, LmdbTable<TLayout, TRow, TKey> table, LmdbTree index)
    {
        transaction.RequireWriter();
        transaction.Clear(index);
        using var entries = new ExternalSorter(transaction.Environment.Options.BulkMemoryBytes, SpillFolder.Of(transaction.Environment));
        Collect(transaction, table.Space.Rows, index, entries);
        entries.Sort();
        Append(transaction, index, entries);
    }

    static void Collect(LmdbTransaction transaction, LmdbTree rows, LmdbTree index, ExternalSorter entries)
    {
        var entry = transaction.Writing!.NewEntry;
        var cursor = transaction.RentCursor(rows);
        for (var more = cursor.First(); more; more = cursor.Next())
        {
            entry.Fill<TLayout, TRow, TKey>(index, rows.FromStored(cursor.Key), cursor.Value, transaction.Environment.MaxKeySize);
            if (entry.Exists)
                entries.Add(entry.Key, entry.Value);
        }
        transaction.ReturnCursor(cursor);
    }

    static void Append(LmdbTransaction transaction, LmdbTree index, ExternalSorter entries)
    {
        var cursor = transaction.RentCursor(index);
        var previous = new PreviousKey();
        for (var reader = entries.Read(); reader.MoveNext();)
        {
            if (previous.IsRepeated(reader.Key))
                throw Violations.Unbuildable(index, reader.Key);
            cursor.Append(reader.Key, reader.Value);
        }
        transaction.ReturnCursor(cursor);
    }
}
