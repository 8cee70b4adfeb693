using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>The rows of a query as views over the stored bytes.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public readonly struct ViewSequence<TRow, TKey, TView>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    readonly StoreTransaction transaction;
    readonly TableEngine<TRow, TKey> engine;
    readonly KeyRange range;
    readonly PagePosition? after;
    readonly long ticket;
    readonly long take;
    readonly int index;
    readonly bool reverse;

    internal ViewSequence(
        StoreTransaction transaction, long ticket, TableEngine<TRow, TKey> engine, int index, in KeyRange range, bool reverse, long take, PagePosition? after)
    {
        this.transaction = transaction;
        this.ticket = ticket;
        this.engine = engine;
        this.index = index;
        this.range = range;
        this.reverse = reverse;
        this.take = take;
        this.after = after;
    }

    /// <summary>Starts the walk. Disposing the enumerator ends it.</summary>
    public Enumerator GetEnumerator()
    {
        transaction.Verify(ticket);
        return new(transaction, ticket, engine.Open(transaction, index, range, reverse, after), take);
    }

    /// <summary>Walks the sequence. Owns a cursor of the transaction until it is disposed.</summary>
    public struct Enumerator : IDisposable
    {
        readonly StoreTransaction transaction;
        readonly TableCursor<TRow, TKey> cursor;
        readonly long ticket;
        readonly long lease;
        long left;

        internal Enumerator(StoreTransaction transaction, long ticket, TableCursor<TRow, TKey> cursor, long take)
        {
            this.transaction = transaction;
            this.ticket = ticket;
            this.cursor = cursor;
            lease = cursor.Lease;
            left = take;
        }

        /// <summary>A view over the row that the enumerator stands on; valid until it moves, or the transaction writes or ends.</summary>
        public readonly TView Current
        {
            get
            {
                transaction.Verify(ticket);
                return TView.Over(cursor.Value);
            }
        }

        /// <summary>Goes on; false at the end.</summary>
        public bool MoveNext()
        {
            transaction.Verify(ticket);
            if (left <= 0 || cursor.Lease != lease || !cursor.MoveNext())
                return false;
            left--;
            return true;
        }

        /// <summary>Gives the cursor back.</summary>
        public readonly void Dispose()
        {
            if (transaction.Ticket == ticket && cursor.Lease == lease)
                cursor.Dispose();
        }
    }
}
