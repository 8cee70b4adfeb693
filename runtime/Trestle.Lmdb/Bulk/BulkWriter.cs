using Trestle.Layout;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb.Bulk;

/// <summary>The verbs that write many rows; the work is done by a <see cref="BulkLoad{TLayout, TRow, TKey}"/> each.</summary>
sealed class BulkWriter<TLayout, TRow, TKey>(LmdbTable<TLayout, TRow, TKey> table, RowWriter<TLayout, TRow, TKey> writer)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    public long Write(LmdbTransaction transaction, IEnumerable<TRow> rows, IProgress<LoadProgress>? progress, bool replace, bool asStored = false)
    {
        transaction.RequireWriter();
        using var load = new BulkLoad<TLayout, TRow, TKey>(
            transaction, table, writer, new ProgressReport(progress, transaction), replace, asStored);
        return load.Run(rows);
    }
}
