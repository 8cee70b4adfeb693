using System.Collections;
using Trestle.Layout;

namespace Trestle.Tables;

/// <summary>Walks a query and decodes its rows. Owns a cursor of the transaction until it is disposed.</summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
public struct RowEnumerator<TLayout, TRow, TKey> : IEnumerator<TRow>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    CursorWalk<TRow, TKey> walk;
    readonly int index;
    TRow? current;

    internal RowEnumerator(CursorWalk<TRow, TKey> walk, int index)
    {
        this.walk = walk;
        this.index = index;
    }

    /// <summary>The row that the enumerator stands on.</summary>
    public readonly TRow Current => current!;

    readonly object IEnumerator.Current => current!;

    /// <summary>
    /// Text with which <c>After</c> goes on behind the current row, in a later transaction or another process: safe in a URL,
    /// and bound to this table and index.
    /// </summary>
    public readonly string PageToken => Tables.PageToken.Of<TLayout, TRow, TKey>(walk.Cursor, index);

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool MoveNext()
    {
        if (!walk.MoveNext())
            return false;
        current = walk.Cursor.Row;
        return true;
    }

    /// <summary>Gives the cursor back.</summary>
    public readonly void Dispose() => walk.Dispose();

    readonly void IEnumerator.Reset() => throw new NotSupportedException("An enumerator goes forward only. Enumerate the query again.");
}
