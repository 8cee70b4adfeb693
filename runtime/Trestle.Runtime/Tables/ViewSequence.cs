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
}
