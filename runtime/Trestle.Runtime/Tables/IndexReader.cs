using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>
/// The verbs of one index, or of the primary key, in one transaction. Generated classes derive from it and add the ranges
/// that it can serve.
/// </summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public abstract class IndexReader<TLayout, TRow, TKey, TView>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    /// <summary>Reads the index at position <paramref name="index"/> of the table's shape; -1 is the primary key.</summary>
    protected IndexReader(StoreTransaction transaction, int index)
    {
        Transaction = transaction;
        Engine = transaction.Engine.Table<TLayout, TRow, TKey>();
        Index = index;
    }

    /// <summary>The transaction that the accessor belongs to.</summary>
    protected StoreTransaction Transaction { get; }

    /// <summary>The table in its store.</summary>
    protected TableEngine<TRow, TKey> Engine { get; }

    /// <summary>The position of the index in the table's shape; -1 is the primary key.</summary>
    protected int Index { get; }

    /// <summary>Every row that has an entry, in the order of the index.</summary>
    public RowQuery<TLayout, TRow, TKey, TView> All() => Query(KeyRange.All);

    /// <summary>How many entries the index has. Constant time on embedded key-value stores.</summary>
    public long Count() => All().Count();

    /// <summary>As <see cref="Count"/>, without blocking while a server answers.</summary>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => All().CountAsync(cancellationToken);

    /// <summary>The rows of a range of the index.</summary>
    protected RowQuery<TLayout, TRow, TKey, TView> Query(in KeyRange range) => new(Transaction, Engine, Index, range);
}
