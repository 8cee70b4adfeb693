using System.Collections;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>Walks a query and decodes its rows. Owns a cursor of the transaction until it is disposed.</summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
public struct RowEnumerator<TLayout, TRow, TKey> : IEnumerator<TRow>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly StoreTransaction transaction;
    readonly TableCursor<TRow, TKey> cursor;
    readonly long ticket;
    readonly long lease;
    readonly int index;
    long left;
    TRow? current;

    internal RowEnumerator(StoreTransaction transaction, long ticket, TableCursor<TRow, TKey> cursor, int index, long take)
    {
        this.transaction = transaction;
        this.ticket = ticket;
        this.cursor = cursor;
        lease = cursor.Lease;
        this.index = index;
        left = take;
    }

    /// <summary>The row that the enumerator stands on.</summary>
    public readonly TRow Current => current!;

    readonly object IEnumerator.Current => current!;

    /// <summary>
    /// Text with which <c>After</c> goes on behind the current row, in a later transaction or another process: safe in a URL,
    /// and bound to this table and index.
    /// </summary>
    public readonly string PageToken
    {
        get
        {
            transaction.Verify(ticket);
            return Tables.PageToken.Format(cursor.Parts, cursor.KeyBytes, TLayout.Shape, index);
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool MoveNext()
    {
        transaction.Verify(ticket);
        if (left <= 0 || cursor.Lease != lease || !cursor.MoveNext())
            return false;
        left--;
        current = cursor.Row;
        return true;
    }

    /// <summary>Gives the cursor back.</summary>
    public readonly void Dispose()
    {
        if (transaction.Ticket == ticket && cursor.Lease == lease)
            cursor.Dispose();
    }

    readonly void IEnumerator.Reset() => throw new NotSupportedException("An enumerator goes forward only. Enumerate the query again.");
}
