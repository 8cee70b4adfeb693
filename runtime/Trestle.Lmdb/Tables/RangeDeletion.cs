using Trestle.Lmdb.References;
using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb.Tables;

/// <summary>Removes the rows that a cursor comes to.</summary>
static class RangeDeletion
{
    const int RowsPerPlan = 1024;

    public static long Run<TRow, TKey>(LmdbTransaction transaction, ILmdbTable table, TableCursor<TRow, TKey> cursor, long take)
        where TRow : class
    {
        transaction.RequireWriter().Plan.Clear();
        return table.Inbound.Count == 0
            ? DeleteUnreferenced(transaction, table, cursor, take)
            : DeleteReferenced(transaction, table, cursor, take);
    }

    // Nothing but damage can stand against these, so they need not all be planned before the first goes.
    static long DeleteUnreferenced<TRow, TKey>(LmdbTransaction transaction, ILmdbTable table, TableCursor<TRow, TKey> cursor, long take)
        where TRow : class
    {
        var plan = transaction.Writing!.Plan;
        var count = 0L;
        while (count < take && cursor.MoveNext())
        {
            table.PlanDelete(transaction, cursor.KeyBytes);
            if (++count % RowsPerPlan != 0)
                continue;
            transaction.BeginWrites();
            plan.Execute(transaction);
            plan.Clear();
        }
        plan.Execute(transaction);
        transaction.EndWrites();
        return count;
    }

    static long DeleteReferenced<TRow, TKey>(LmdbTransaction transaction, ILmdbTable table, TableCursor<TRow, TKey> cursor, long take)
        where TRow : class
    {
        var deletion = new RowDeletion(transaction);
        var count = 0L;
        for (; count < take && cursor.MoveNext(); count++)
            deletion.Add(table, cursor.KeyBytes);
        deletion.Plan();
        transaction.Writing!.Plan.Execute(transaction);
        return count;
    }
}
