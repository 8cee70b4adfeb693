using Trestle.Layout;

namespace Trestle.Tables;

/// <summary>The entries of a covering index that a query walks; the rows are never touched.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TEntry">The generated entry of the index.</typeparam>
public readonly struct EntrySequence<TRow, TKey, TEntry>
    where TRow : class
    where TEntry : struct, IIndexEntry<TEntry>, allows ref struct
{
    readonly QueryPlan<TRow, TKey> plan;

    internal EntrySequence(in QueryPlan<TRow, TKey> plan) => this.plan = plan;

    /// <summary>Starts the walk. Disposing the enumerator ends it.</summary>
    public Enumerator GetEnumerator() => new(plan.WalkEntries());

    /// <summary>Walks the sequence. Owns a cursor of the transaction until it is disposed.</summary>
    public struct Enumerator : IDisposable
    {
        CursorWalk<TRow, TKey> walk;

        internal Enumerator(CursorWalk<TRow, TKey> walk) => this.walk = walk;

        /// <summary>The entry that the enumerator stands on.</summary>
        public readonly TEntry Current
        {
            get
            {
                var cursor = walk.Cursor;
                return TEntry.Read(cursor.Parts, cursor.KeyBytes, cursor.Included);
            }
        }

        /// <summary>Goes on; false at the end.</summary>
        public bool MoveNext() => walk.MoveNext();

        /// <summary>Gives the cursor back.</summary>
        public readonly void Dispose() => walk.Dispose();
    }
}
