using Trestle.Layout;

namespace Trestle.Tables;

/// <summary>Walks a query with <c>await foreach</c> and decodes its rows. Owns a cursor of the transaction until it is disposed.</summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
public struct RowAsyncEnumerator<TLayout, TRow, TKey> : IAsyncEnumerator<TRow>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    CursorWalk<TRow, TKey> walk;
    readonly int index;
    readonly CancellationToken cancellationToken;

    internal RowAsyncEnumerator(CursorWalk<TRow, TKey> walk, int index, CancellationToken cancellationToken)
    {
        this.walk = walk;
        this.index = index;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>The row that the enumerator stands on; decoded each time it is asked for.</summary>
    public readonly TRow Current => walk.Cursor.Row;

    /// <inheritdoc cref="RowEnumerator{TLayout, TRow, TKey}.PageToken"/>
    public readonly string PageToken => Tables.PageToken.Of<TLayout, TRow, TKey>(walk.Cursor, index);

    /// <summary>Goes to the next row; false at the end.</summary>
    public ValueTask<bool> MoveNextAsync() => walk.MoveNextAsync(cancellationToken);

    /// <summary>Gives the cursor back.</summary>
    public readonly ValueTask DisposeAsync() => walk.DisposeAsync();
}
