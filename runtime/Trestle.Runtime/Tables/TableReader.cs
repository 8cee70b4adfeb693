using System.Diagnostics.CodeAnalysis;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>The reading verbs of one table in one transaction. Generated classes derive from it; it lives as long as its transaction.</summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public abstract partial class TableReader<TLayout, TRow, TKey, TView>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    /// <summary>Reads the table in <paramref name="transaction"/>.</summary>
    protected TableReader(StoreTransaction transaction)
    {
        Transaction = transaction;
        Engine = transaction.Engine.Table<TLayout, TRow, TKey>();
    }

    /// <summary>The transaction that the accessor belongs to.</summary>
    protected StoreTransaction Transaction { get; }

    /// <summary>The table in its store.</summary>
    protected TableEngine<TRow, TKey> Engine { get; }

    /// <summary>The row with this key, or null.</summary>
    public TRow? Get(TKey key)
    {
        Transaction.VerifyOpen(key);
        return Engine.TryGet(Transaction, key, out var row) ? row : null;
    }

    /// <summary>Finds the row with this key.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TRow? row)
    {
        Transaction.VerifyOpen(key);
        return Engine.TryGet(Transaction, key, out row);
    }

    /// <summary>Lays a view over the stored row, without copying it. The view is valid until the transaction writes or ends.</summary>
    public bool TryView(TKey key, out TView view)
    {
        Transaction.VerifyOpen(key);
        if (!Engine.TryFind(Transaction, key, out var value))
        {
            view = default;
            return false;
        }
        view = TView.Over(value);
        return true;
    }

    /// <summary>Whether there is a row with this key.</summary>
    public bool Exists(TKey key)
    {
        Transaction.VerifyOpen(key);
        return Engine.Exists(Transaction, key);
    }

    /// <summary>The rows with these keys, in their order, with null where there is no row. One sorted pass over the table.</summary>
    public IReadOnlyList<TRow?> GetMany(IReadOnlyCollection<TKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Transaction.VerifyOpen();
        return Engine.GetMany(Transaction, keys);
    }

    /// <summary>How many rows there are. Constant time on embedded key-value stores.</summary>
    public long Count()
    {
        Transaction.VerifyOpen();
        return Engine.Count(Transaction);
    }

    /// <summary>Every row, in key order. Reads the whole table unless it is cut short.</summary>
    public RowQuery<TLayout, TRow, TKey, TView> Scan() => new(Transaction, Engine, RowQuery.PrimaryKey, KeyRange.All);

    /// <summary>The row with the lowest key, or null in an empty table.</summary>
    public TRow? First() => Scan().First();

    /// <summary>The row with the highest key, or null in an empty table.</summary>
    public TRow? Last() => Scan().Reverse().First();
}
