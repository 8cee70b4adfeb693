using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Tables;

/// <summary>What a query walks, and in which transaction: the rows, keys, views and entries of a query share it.</summary>
readonly record struct QueryPlan<TRow, TKey>(StoreTransaction Transaction, long Ticket, TableEngine<TRow, TKey> Engine, int Index, KeyRange Range)
    where TRow : class
{
    public bool IsReverse { get; init; }

    public long Take { get; init; } = long.MaxValue;

    public PagePosition? After { get; init; }

    /// <summary>The same, but no more than the first <paramref name="count"/> rows.</summary>
    public QueryPlan<TRow, TKey> First(long count) => this with { Take = Math.Min(Take, count) };

    /// <summary>A walk whose rows will be read.</summary>
    public CursorWalk<TRow, TKey> Walk()
    {
        Transaction.Verify(Ticket);
        return new(Transaction, Ticket, Engine.Open(Transaction, Index, Range, IsReverse, Take, After), Take);
    }

    /// <summary>A walk that never touches a row.</summary>
    public CursorWalk<TRow, TKey> WalkEntries()
    {
        Transaction.Verify(Ticket);
        return new(Transaction, Ticket, Engine.OpenEntries(Transaction, Index, Range, IsReverse, Take, After), Take);
    }
}
