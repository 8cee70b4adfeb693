namespace Trestle.Tables;

// The asynchronous twins.
public abstract partial class TableReader<TLayout, TRow, TKey, TView>
{
    /// <summary>As <see cref="Get"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow?> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Transaction.VerifyOpen(key);
        return Engine.GetAsync(Transaction, key, cancellationToken);
    }

    /// <summary>As <see cref="Exists"/>, without blocking while a server answers.</summary>
    public ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Transaction.VerifyOpen(key);
        return Engine.ExistsAsync(Transaction, key, cancellationToken);
    }

    /// <summary>As <see cref="GetMany"/>, without blocking while a server answers.</summary>
    public async ValueTask<IReadOnlyList<TRow?>> GetManyAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Transaction.VerifyOpen();
        return await Engine.GetManyAsync(Transaction, keys, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="Count"/>, without blocking while a server answers.</summary>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
    {
        Transaction.VerifyOpen();
        return Engine.CountAsync(Transaction, cancellationToken);
    }

    /// <summary>As <see cref="First"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow?> FirstAsync(CancellationToken cancellationToken = default) => Scan().FirstAsync(cancellationToken);

    /// <summary>As <see cref="Last"/>, without blocking while a server answers.</summary>
    public ValueTask<TRow?> LastAsync(CancellationToken cancellationToken = default) => Scan().Reverse().FirstAsync(cancellationToken);
}
