namespace Trestle.Tables;

/// <summary>The primary keys of a query's rows, decoded from the entries alone.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
public readonly struct KeySequence<TRow, TKey>
    where TRow : class
{
    readonly QueryPlan<TRow, TKey> plan;

    internal KeySequence(in QueryPlan<TRow, TKey> plan) => this.plan = plan;

    /// <summary>Starts the walk. Disposing the enumerator ends it.</summary>
    public Enumerator GetEnumerator() => new(plan.WalkEntries());

    /// <summary>All keys.</summary>
    public List<TKey> ToList()
    {
        var list = new List<TKey>();
        foreach (var key in this)
            list.Add(key);
        return list;
    }

    /// <summary>Starts the walk, for <c>await foreach</c>. Disposing the enumerator ends it.</summary>
    public AsyncEnumerator GetAsyncEnumerator(CancellationToken cancellationToken = default) => new(plan.WalkEntries(), cancellationToken);

    /// <summary>As <see cref="ToList"/>, without blocking while a server answers.</summary>
    public ValueTask<List<TKey>> ToListAsync(CancellationToken cancellationToken = default) =>
        plan.WalkEntries().ToListAsync(static cursor => cursor.Key, cancellationToken);

    /// <summary>Walks the sequence. Owns a cursor of the transaction until it is disposed.</summary>
    public struct Enumerator : IDisposable
    {
        CursorWalk<TRow, TKey> walk;

        internal Enumerator(CursorWalk<TRow, TKey> walk) => this.walk = walk;

        /// <summary>The key that the enumerator stands on.</summary>
        public readonly TKey Current => walk.Cursor.Key;

        /// <summary>Goes on; false at the end.</summary>
        public bool MoveNext() => walk.MoveNext();

        /// <summary>Gives the cursor back.</summary>
        public readonly void Dispose() => walk.Dispose();
    }

    /// <summary>Walks the sequence without blocking while a server answers. Owns a cursor of the transaction until it is disposed.</summary>
    public struct AsyncEnumerator : IAsyncDisposable
    {
        CursorWalk<TRow, TKey> walk;
        readonly CancellationToken cancellationToken;

        internal AsyncEnumerator(CursorWalk<TRow, TKey> walk, CancellationToken cancellationToken)
        {
            this.walk = walk;
            this.cancellationToken = cancellationToken;
        }

        /// <summary>The key that the enumerator stands on.</summary>
        public readonly TKey Current => walk.Cursor.Key;

        /// <summary>Goes on; false at the end.</summary>
        public ValueTask<bool> MoveNextAsync() => walk.MoveNextAsync(cancellationToken);

        /// <summary>Gives the cursor back.</summary>
        public readonly ValueTask DisposeAsync() => walk.DisposeAsync();
    }
}
