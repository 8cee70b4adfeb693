using System.Diagnostics.CodeAnalysis;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>The verbs of one unique index in one transaction: an index that also leads straight to one row.</summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public abstract class UniqueIndexReader<TLayout, TRow, TKey, TView> : IndexReader<TLayout, TRow, TKey, TView>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    /// <summary>Reads the unique index at position <paramref name="index"/> of the table's shape.</summary>
    protected UniqueIndexReader(StoreTransaction transaction, int index) : base(transaction, index)
    {
    }

    /// <summary>Finds the row with these encoded parts, all of them and none null.</summary>
    protected bool Find(scoped ReadOnlySpan<byte> parts, [NotNullWhen(true)] out TRow? row)
    {
        Transaction.VerifyOpen();
        return Engine.TryGetByIndex(Transaction, Index, parts, out row);
    }

    /// <summary>
    /// Lays a view over the row with these encoded parts, all of them and none null. The view is valid until the transaction
    /// writes or ends.
    /// </summary>
    protected bool FindView(scoped ReadOnlySpan<byte> parts, out TView view)
    {
        Transaction.VerifyOpen();
        if (!Engine.TryFindByIndex(Transaction, Index, parts, out var value))
        {
            view = default;
            return false;
        }
        view = TView.Over(value);
        return true;
    }

    /// <summary>Whether there is a row with these encoded parts, all of them and none null.</summary>
    protected bool FindExists(scoped ReadOnlySpan<byte> parts)
    {
        Transaction.VerifyOpen();
        return Engine.ExistsByIndex(Transaction, Index, parts);
    }

    /// <summary>As <see cref="Find"/>, without blocking while a server answers; null when there is no such row.</summary>
    protected ValueTask<TRow?> FindAsync(scoped ReadOnlySpan<byte> parts, CancellationToken cancellationToken)
    {
        Transaction.VerifyOpen();
        return Engine.GetByIndexAsync(Transaction, Index, parts.ToArray(), cancellationToken);
    }

    /// <summary>As <see cref="FindExists"/>, without blocking while a server answers.</summary>
    protected ValueTask<bool> FindExistsAsync(scoped ReadOnlySpan<byte> parts, CancellationToken cancellationToken)
    {
        Transaction.VerifyOpen();
        return Engine.ExistsByIndexAsync(Transaction, Index, parts.ToArray(), cancellationToken);
    }
}
