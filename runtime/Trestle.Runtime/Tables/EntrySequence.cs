using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>The entries of a covering index that a query walks; the rows are never touched.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TEntry">The generated entry of the index.</typeparam>
public readonly struct EntrySequence<TRow, TKey, TEntry>
    where TRow : class
    where TEntry : struct, IIndexEntry<TEntry>, allows ref struct
{
    readonly StoreTransaction transaction;
    readonly TableEngine<TRow, TKey> engine;
    readonly KeyRange range;
    readonly PagePosition? after;
    readonly long ticket;
    readonly long take;
    readonly int index;
    readonly bool reverse;

    internal EntrySequence(
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
        return new(transaction, ticket, engine.OpenEntries(transaction, index, range, reverse, after), take);
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

        /// <summary>The entry that the enumerator stands on.</summary>
        public readonly TEntry Current
        {
            get
            {
                transaction.Verify(ticket);
                return TEntry.Read(cursor.Parts, cursor.KeyBytes, cursor.Included);
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
