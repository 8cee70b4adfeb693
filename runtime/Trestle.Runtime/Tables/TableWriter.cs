using System.Runtime.CompilerServices;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>
/// The verbs of one table in one write transaction. A verb that throws leaves the transaction as it was: everything is checked
/// before the first byte is written. Generated classes derive from it; it lives as long as its transaction.
/// </summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public abstract partial class TableWriter<TLayout, TRow, TKey, TView> : TableReader<TLayout, TRow, TKey, TView>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    /// <summary>Reads and writes the table in <paramref name="transaction"/>.</summary>
    protected TableWriter(StoreTransaction transaction) : base(transaction)
    {
        if (!transaction.IsWrite)
            throw new InvalidOperationException("The transaction only reads. Begin a write transaction to change a table.");
    }

    /// <summary>
    /// Adds a row and returns it as stored: with its generated key, and with version 1 in a versioned table. Throws
    /// <see cref="UniqueViolationException"/> when its key or the values of a unique index are taken,
    /// <see cref="ForeignKeyViolationException"/> when it refers to a row that is not there, and
    /// <see cref="CheckViolationException"/> when a value breaks a constraint.
    /// </summary>
    public TRow Insert(TRow row)
    {
        Guard(row);
        return Engine.Insert(Transaction, row);
    }

    /// <summary>
    /// Adds a row or replaces the one with its key, and returns it as stored. Throws as <see cref="Insert"/>, and
    /// <see cref="ConcurrencyConflictException"/> when a versioned row has changed since it was read.
    /// </summary>
    public TRow Upsert(TRow row)
    {
        Guard(row);
        return Engine.Upsert(Transaction, row);
    }

    /// <summary>Replaces the row with the same key; false, and nothing written, when there is none. Throws as <see cref="Upsert"/>.</summary>
    public bool Update(TRow row)
    {
        Guard(row);
        return Engine.Update(Transaction, row) is not null;
    }

    /// <summary>As <see cref="Update"/>, and returns the row as stored, with its next version; null when there is none.</summary>
    public TRow? UpdateReturning(TRow row)
    {
        Guard(row);
        return Engine.Update(Transaction, row);
    }

    /// <summary>
    /// The stored row with the key of <paramref name="row"/>, or, when there is none, <paramref name="row"/> as <see cref="Insert"/> stores
    /// and returns it. Throws <see cref="CheckViolationException"/> when a value of the given row breaks a constraint, whether it is needed
    /// or not, and what <see cref="Insert"/> throws when it is.
    /// </summary>
    public TRow GetOrInsert(TRow row)
    {
        Guard(row);
        TLayout.Check(row);
        return Engine.GetOrInsert(Transaction, TLayout.KeyOf(row), row);
    }

    /// <summary>
    /// Makes the changes of <paramref name="patch"/> to the row with this key, without reading it first, and returns the row as it is
    /// then; null, and nothing written, when there is none. In a versioned table the version rises by one, whatever it is. An empty patch
    /// changes nothing. Throws <see cref="CheckViolationException"/> when a new value breaks a constraint or a sum is beyond its field's
    /// type, else as <see cref="Insert"/>.
    /// </summary>
    public TRow? Patch(TKey key, RowPatch<TRow> patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        Transaction.VerifyOpen(key);
        return patch.IsEmpty ? Get(key) : Engine.Patch(Transaction, key, patch);
    }

    /// <summary>
    /// Removes the row with this key; false when there is none. Rows that refer to it follow their reference: they go too, lose
    /// the reference, or make the verb throw <see cref="ForeignKeyViolationException"/>.
    /// </summary>
    public bool Delete(TKey key)
    {
        Transaction.VerifyOpen(key);
        return Engine.Delete(Transaction, key);
    }

    /// <summary>Adds many rows, in the order and by the path that the store loads fastest; returns how many. All or nothing. Throws as <see cref="Insert"/>.</summary>
    public long InsertMany(IEnumerable<TRow> rows, IProgress<LoadProgress>? progress = null)
    {
        Guard(rows);
        return Engine.InsertMany(Transaction, rows, progress);
    }

    /// <summary>
    /// Adds or replaces many rows, as <see cref="InsertMany"/> does; returns how many were given. Of several rows with one key the
    /// last is kept. All or nothing. Throws as <see cref="Upsert"/>.
    /// </summary>
    public long UpsertMany(IEnumerable<TRow> rows, IProgress<LoadProgress>? progress = null)
    {
        Guard(rows);
        return Engine.UpsertMany(Transaction, rows, progress);
    }

    /// <summary>Removes the rows that a query of this table gives; returns how many. All or nothing. Throws as <see cref="Delete"/>.</summary>
    public long DeleteRange(RowQuery<TLayout, TRow, TKey, TView> query)
    {
        Transaction.VerifyOpen();
        return query.Delete(Transaction);
    }

    /// <summary>
    /// Removes all rows of this table and their index entries, and nothing else. Throws <see cref="ForeignKeyViolationException"/>
    /// when rows of another table refer to one of them.
    /// </summary>
    public void Truncate()
    {
        Transaction.VerifyOpen();
        Engine.Truncate(Transaction);
    }

    void Guard(object argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(argument, name);
        Transaction.VerifyOpen();
    }
}
