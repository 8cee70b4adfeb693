using System.Collections;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>Constants of every query.</summary>
static class RowQuery
{
    public const int PrimaryKey = -1;
}

/// <summary>
/// Rows of a table along its key or one of its indexes: a description, run each time it is enumerated, counted or listed, in
/// the transaction it was made in. Rows are decoded one by one as they are reached.
/// </summary>
/// <typeparam name="TLayout">The generated layout of the table.</typeparam>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
/// <typeparam name="TView">The view over a stored row.</typeparam>
public readonly partial struct RowQuery<TLayout, TRow, TKey, TView> : IEnumerable<TRow>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    readonly QueryPlan<TRow, TKey> plan;

    internal RowQuery(StoreTransaction transaction, TableEngine<TRow, TKey> engine, int index, in KeyRange range) =>
        plan = new(transaction, transaction.OpenTicket, engine, index, range);

    RowQuery(in QueryPlan<TRow, TKey> plan) => this.plan = plan;

    /// <summary>The same rows from the last to the first. Comes before <see cref="Take"/>.</summary>
    public RowQuery<TLayout, TRow, TKey, TView> Reverse() => plan.Take == long.MaxValue
        ? new(plan with { IsReverse = !plan.IsReverse })
        : throw new InvalidOperationException("Reverse() after Take() would turn other rows round than those taken. "
            + "Call Reverse() first, then Take().");

    /// <summary>At most the first <paramref name="count"/> rows.</summary>
    public RowQuery<TLayout, TRow, TKey, TView> Take(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(plan.First(count));
    }

    /// <summary>
    /// The rows behind the one at which <paramref name="pageToken"/> was taken, in this query's direction; also when that row is
    /// gone by now. Throws <see cref="FormatException"/> when the token is damaged or belongs to another table or index.
    /// </summary>
    public RowQuery<TLayout, TRow, TKey, TView> After(string pageToken)
    {
        ArgumentNullException.ThrowIfNull(pageToken);
        return new(plan with { After = PageToken.Parse(pageToken, TLayout.Shape, plan.Index) });
    }

    /// <summary>
    /// How many rows there are. Constant time for a whole table or index on LMDB, else linear in the range; rows are not decoded.
    /// </summary>
    public long Count()
    {
        plan.Transaction.Verify(plan.Ticket);
        if (CountsAll)
            return plan.Engine.Count(plan.Transaction, plan.Index, plan.Range);
        using var walk = plan.WalkEntries();
        var count = 0L;
        while (walk.MoveNext())
            count++;
        return count;
    }

    /// <summary>Whether there is any row.</summary>
    public bool Any()
    {
        using var walk = plan.First(1).WalkEntries();
        return walk.MoveNext();
    }

    /// <summary>The first row, or null when there is none.</summary>
    public TRow? First()
    {
        using var walk = plan.First(1).Walk();
        return walk.MoveNext() ? walk.Cursor.Row : null;
    }

    /// <summary>All rows, decoded.</summary>
    public List<TRow> ToList()
    {
        var list = new List<TRow>();
        foreach (var row in this)
            list.Add(row);
        return list;
    }

    /// <summary>All rows, decoded.</summary>
    public TRow[] ToArray() => [.. ToList()];

    /// <summary>
    /// At most <paramref name="size"/> rows, and the token with which <see cref="After"/> goes on behind them; null when there
    /// are no more.
    /// </summary>
    public Page<TRow> ReadPage(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var rows = new List<TRow>(Math.Min(size, 1024));
        using var cursor = Page(size).GetEnumerator();
        string? token = null;
        while (rows.Count < size && cursor.MoveNext())
        {
            rows.Add(cursor.Current);
            if (rows.Count == size)
                token = cursor.PageToken;
        }
        return new Page<TRow>(rows, token is not null && cursor.MoveNext() ? token : null);
    }

    /// <summary>The primary keys of the rows. The rows themselves are never touched.</summary>
    public KeySequence<TRow, TKey> Keys => new(plan);

    /// <summary>
    /// The rows as views over the stored bytes, without copying them. A view is valid until the enumeration goes on or the
    /// transaction writes or ends.
    /// </summary>
    public ViewSequence<TRow, TKey, TView> Views => new(plan);

    /// <summary>
    /// The entries of a covering index. The rows themselves are never touched. Throws <see cref="InvalidOperationException"/> when
    /// <typeparamref name="TEntry"/> belongs to another index than the query.
    /// </summary>
    public EntrySequence<TRow, TKey, TEntry> Entries<TEntry>()
        where TEntry : struct, IIndexEntry<TEntry>
    {
        if (!plan.Engine.HasEntries<TLayout, TEntry>(plan.Index))
            throw new InvalidOperationException(
                $"'{typeof(TEntry).Name}' is an entry of another index than the query walks. Ask a query of its own index for it.");
        return new(plan);
    }

    /// <summary>Decodes the rows one by one. Disposing it ends the walk.</summary>
    public RowEnumerator<TLayout, TRow, TKey> GetEnumerator() => new(plan.Walk(), plan.Index);

    IEnumerator<TRow> IEnumerable<TRow>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal long Delete(StoreTransaction writer)
    {
        RequireOwn(writer);
        return plan.Engine.DeleteRange(writer, plan.Index, plan.Range, plan.IsReverse, plan.Take, plan.After);
    }

    bool CountsAll => plan.Take == long.MaxValue && plan.After is null;

    // One more than the page, to know whether another one follows.
    RowQuery<TLayout, TRow, TKey, TView> Page(int size) => new(plan.First(size + 1L));

    void RequireOwn(StoreTransaction writer)
    {
        if (!ReferenceEquals(writer, plan.Transaction))
            throw new InvalidOperationException("The query belongs to another transaction. Delete the rows of a query of the same transaction.");
        writer.Verify(plan.Ticket);
    }
}
