using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Transactions;
using Trestle.Storage;

namespace Trestle.Sqlite.Tables;

/// <summary>
/// Writes many rows with one prepared statement, all or none. Rows that refer to rows of the same load may come in any order.
/// </summary>
static class BulkWriter
{
    const long ReportInterval = 8192;

    public static long Run<TLayout, TRow, TKey>(
        SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, IEnumerable<TRow> rows,
        IRowLoad<TRow> load, IProgress<LoadProgress>? progress)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        transaction.RequireWriter();
        return Atomic.Run(transaction, load.NeedsSavepoint, () => load.DefersReferences
            ? DeferredReferences.Run(transaction, () => Write(transaction, rows, load, progress), () => Broken(transaction, table))
            : WriteOrUndo(transaction, rows, load, progress));
    }

    static long WriteOrUndo<TRow>(
        SqliteTransaction transaction, IEnumerable<TRow> rows, IRowLoad<TRow> load, IProgress<LoadProgress>? progress)
    {
        try
        {
            return Write(transaction, rows, load, progress);
        }
        catch
        {
            transaction.Undo(load.Undo);
            throw;
        }
    }

    static long Write<TRow>(SqliteTransaction transaction, IEnumerable<TRow> rows, IRowLoad<TRow> load, IProgress<LoadProgress>? progress)
    {
        var count = 0L;
        progress?.Report(new LoadProgress(0, 0, LoadPhase.Reading));
        foreach (var row in rows)
        {
            ArgumentNullException.ThrowIfNull(row, nameof(rows));
            load.Add(transaction, row);
            if (++count % ReportInterval == 0)
                progress?.Report(new LoadProgress(count, count, LoadPhase.Writing));
        }
        load.Finish(transaction);
        progress?.Report(new LoadProgress(count, count, LoadPhase.Indexing));
        return count;
    }

    static ForeignKeyViolationException Broken<TLayout, TRow, TKey>(SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        for (var reference = 0; reference < table.Targets.Count; reference++)
        {
            var target = table.Targets[reference].Shape;
            using var search = transaction.Connection.Prepare(table.Texts.Statements.Dangling(reference, target));
            if (!search.Step())
                continue;
            var key = new EntryBytes();
            var columns = search.Read();
            key.Write(Keys.KeyParts.Of(target, -1), ref columns);
            return RowViolations.NoParent(table.Shape, table.Shape.References[reference], target, key.Written);
        }
        throw new InvalidOperationException($"SQLite reports a broken reference of table '{table.Shape.Name}', and none is to be found. "
            + "Check the file with PRAGMA foreign_key_check.");
    }
}
