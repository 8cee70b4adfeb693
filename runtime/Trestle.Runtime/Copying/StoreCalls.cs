using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>Calls stores by their synchronous or their asynchronous verbs, so that what calls them is written once.</summary>
readonly record struct StoreCalls(bool IsAsync, CancellationToken Token)
{
    public ValueTask<StoreTransaction> BeginRead(StoreEngine engine) => IsAsync ? engine.BeginReadAsync(Token) : new(engine.BeginRead());

    public ValueTask End(StoreTransaction transaction, long ticket)
    {
        if (IsAsync)
            return transaction.EndAsync(ticket);
        transaction.End(ticket);
        return default;
    }

    /// <summary>Runs a body in a write transaction and commits it. On a server it may run more than once.</summary>
    public ValueTask<TResult> Write<TResult>(StoreEngine engine, Func<StoreTransaction, ValueTask<TResult>> body) => IsAsync
        ? new(engine.WriteTaskAsync(body, static (transaction, run) => run(transaction).AsTask(), null, Token))
        : WriteNow(engine, body);

    public ValueTask<bool> MoveNext<TRow, TKey>(TableCursor<TRow, TKey> cursor)
        where TRow : class
    {
        if (IsAsync)
            return cursor.MoveNextAsync(Token);
        Token.ThrowIfCancellationRequested();
        return new(cursor.MoveNext());
    }

    public ValueTask Close<TRow, TKey>(TableCursor<TRow, TKey> cursor)
        where TRow : class
    {
        if (IsAsync)
            return cursor.DisposeAsync();
        cursor.Dispose();
        return default;
    }

    public ValueTask<long> Count<TRow, TKey>(TableEngine<TRow, TKey> engine, StoreTransaction transaction)
        where TRow : class => IsAsync ? engine.CountAsync(transaction, Token) : new(engine.Count(transaction));

    public ValueTask<TRow?> Get<TRow, TKey>(TableEngine<TRow, TKey> engine, StoreTransaction transaction, TKey key)
        where TRow : class => IsAsync
            ? engine.GetAsync(transaction, key, Token)
            : new(engine.TryGet(transaction, key, out var row) ? row : null);

    public ValueTask<TRow?> GetByIndex<TRow, TKey>(
        TableEngine<TRow, TKey> engine, StoreTransaction transaction, int index, ReadOnlyMemory<byte> parts)
        where TRow : class => IsAsync
            ? engine.GetByIndexAsync(transaction, index, parts, Token)
            : new(engine.TryGetByIndex(transaction, index, parts.Span, out var row) ? row : null);

    public ValueTask<long> Load<TRow, TKey>(
        TableEngine<TRow, TKey> engine, StoreTransaction transaction, IEnumerable<TRow> rows, bool replace)
        where TRow : class => IsAsync
            ? engine.LoadAsync(transaction, rows, replace, Token)
            : new(engine.Load(transaction, rows, replace));

    public ValueTask<bool> Delete<TRow, TKey>(TableEngine<TRow, TKey> engine, StoreTransaction transaction, TKey key)
        where TRow : class => IsAsync ? engine.DeleteAsync(transaction, key, Token) : new(engine.Delete(transaction, key));

    public ValueTask<long> LastNumber<TRow, TKey>(TableEngine<TRow, TKey> engine, StoreTransaction transaction)
        where TRow : class => IsAsync ? engine.LastNumberAsync(transaction, Token) : new(engine.LastNumber(transaction));

    public ValueTask RaiseNumber<TRow, TKey>(TableEngine<TRow, TKey> engine, StoreTransaction transaction, long last)
        where TRow : class
    {
        if (IsAsync)
            return engine.RaiseNumberAsync(transaction, last, Token);
        engine.RaiseNumber(transaction, last);
        return default;
    }

    static async ValueTask<TResult> WriteNow<TResult>(StoreEngine engine, Func<StoreTransaction, ValueTask<TResult>> body)
    {
        var transaction = engine.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            var result = await body(transaction).ConfigureAwait(false);
            transaction.Commit(ticket);
            return result;
        }
        finally
        {
            transaction.End(ticket);
        }
    }
}
