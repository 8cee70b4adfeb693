using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>The entries of a covering index that a query walks; the rows are never touched.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TEntry">The generated entry of the index.</typeparam>
public readonly struct EntrySequence<TRow, TKey, TEntry>
    where TRow : class
    where TEntry : struct, IIndexEntry<TEntry>
{
    readonly QueryPlan<TRow, TKey> plan;

    internal EntrySequence(in QueryPlan<TRow, TKey> plan) => this.plan = plan;

    /// <summary>Starts the walk. Disposing the enumerator ends it.</summary>
    public Enumerator GetEnumerator() => new(plan.WalkEntries());

    /// <summary>Starts the walk, for <c>await foreach</c>. Disposing the enumerator ends it.</summary>
    public AsyncEnumerator GetAsyncEnumerator(CancellationToken cancellationToken = default) => new(plan.WalkEntries(), cancellationToken);

    /// <summary>All entries.</summary>
    public List<TEntry> ToList()
    {
        var list = new List<TEntry>();
        foreach (var entry in this)
            list.Add(entry);
        return list;
    }

    /// <summary>As <see cref="ToList"/>, without blocking while a server answers.</summary>
    public ValueTask<List<TEntry>> ToListAsync(CancellationToken cancellationToken = default) =>
        plan.WalkEntries().ToListAsync(Read, cancellationToken);

    /// <summary>Walks the sequence. Owns a cursor of the transaction until it is disposed.</summary>
    public struct Enumerator : IDisposable
    {
        CursorWalk<TRow, TKey> walk;

        internal Enumerator(CursorWalk<TRow, TKey> walk) => this.walk = walk;

        /// <summary>The entry that the enumerator stands on.</summary>
        public readonly TEntry Current => Read(walk.Cursor);

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

        /// <summary>The entry that the enumerator stands on.</summary>
        public readonly TEntry Current => Read(walk.Cursor);

        /// <summary>Goes on; false at the end.</summary>
        public ValueTask<bool> MoveNextAsync() => walk.MoveNextAsync(cancellationToken);

        /// <summary>Gives the cursor back.</summary>
        public readonly ValueTask DisposeAsync() => walk.DisposeAsync();
    }

    static TEntry Read(TableCursor<TRow, TKey> cursor) => TEntry.Read(cursor.Parts, cursor.KeyBytes, cursor.Included);
}
