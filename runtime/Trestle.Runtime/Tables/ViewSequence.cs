using Trestle.Layout;

namespace Trestle.Tables;

/// <summary>The rows of a query as views over the stored bytes.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public readonly struct ViewSequence<TRow, TKey, TView>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    readonly QueryPlan<TRow, TKey> plan;

    internal ViewSequence(in QueryPlan<TRow, TKey> plan) => this.plan = plan;

    /// <summary>Starts the walk. Disposing the enumerator ends it.</summary>
    public Enumerator GetEnumerator() => new(plan.Walk());

    /// <summary>Starts the walk, for <c>await foreach</c>. Disposing the enumerator ends it.</summary>
    public AsyncEnumerator GetAsyncEnumerator(CancellationToken cancellationToken = default) => new(plan.Walk(), cancellationToken);

    /// <summary>Walks the sequence. Owns a cursor of the transaction until it is disposed.</summary>
    public struct Enumerator : IDisposable
    {
        CursorWalk<TRow, TKey> walk;

        internal Enumerator(CursorWalk<TRow, TKey> walk) => this.walk = walk;

        /// <summary>A view over the row that the enumerator stands on; valid until it moves, or the transaction writes or ends.</summary>
        public readonly TView Current => TView.Over(walk.Cursor.Value);

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

        /// <inheritdoc cref="Enumerator.Current"/>
        public readonly TView Current => TView.Over(walk.Cursor.Value);

        /// <summary>Goes on; false at the end.</summary>
        public ValueTask<bool> MoveNextAsync() => walk.MoveNextAsync(cancellationToken);

        /// <summary>Gives the cursor back.</summary>
        public readonly ValueTask DisposeAsync() => walk.DisposeAsync();
    }
}
