using Trestle.Layout;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>
/// Adds each row as it comes. A savepoint copies every page before it changes for the first time, a tenth of what a small load costs;
/// so there is none over the first rows: they are deleted again when a later one cannot be added.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="writer">What deletes its rows.</param>
/// <param name="insert">Adds one row.</param>
sealed class InsertLoad<TLayout, TRow, TKey>(
    SqliteTable<TLayout, TRow, TKey> table, RowWriter<TLayout, TRow, TKey> writer, Func<SqliteTransaction, TRow, TRow> insert) : IRowLoad<TRow>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    // Beyond it most pages that a load touches are its own, which no savepoint copies.
    const int WithoutSavepoint = 16_384;

    readonly List<TKey> added = [];
    int? outside;

    public bool DefersReferences { get; } = table.Targets.Contains(table);

    // Rows that refer to each other cannot be deleted one by one.
    public bool NeedsSavepoint => DefersReferences;

    public void Add(SqliteTransaction transaction, TRow row)
    {
        var stored = insert(transaction, row);
        if (NeedsSavepoint || outside is not null)
            return;
        added.Add(TLayout.KeyOf(stored));
        if (added.Count < WithoutSavepoint)
            return;
        outside = transaction.Depth;
        transaction.BeginNested();
    }

    public void Finish(SqliteTransaction transaction)
    {
        if (outside is { } depth)
            transaction.EndNested(depth, keep: true);
    }

    public void Undo(SqliteTransaction transaction)
    {
        if (outside is { } depth)
            transaction.EndNested(depth, keep: false);
        for (var at = added.Count - 1; at >= 0; at--)
            writer.Delete(transaction, added[at]);
    }
}
