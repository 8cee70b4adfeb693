using Trestle.Layout;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Tables;

/// <summary>Plans the index entries of one row's change, by difference: an entry that stays as it is costs nothing.</summary>
static class IndexPlanner<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    /// <summary>
    /// Plans what leads from the row <paramref name="old"/> to the row <paramref name="now"/>; either may be empty for no row.
    /// Throws <see cref="UniqueViolationException"/> when another row has the values of a unique index.
    /// </summary>
    public static void Plan(LmdbTransaction transaction, LmdbTableSpace table, ReadOnlySpan<byte> primaryKey, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        foreach (var tree in table.Indexes)
            Plan(transaction, tree, primaryKey, old, now);
    }

    /// <summary>Plans the entries of a new row, for <see cref="WritePlan.TryInsert"/>, which finds out what stands against them.</summary>
    public static void PlanNew(LmdbTransaction transaction, LmdbTableSpace table, ReadOnlySpan<byte> primaryKey, ReadOnlySpan<byte> row)
    {
        var (entry, plan) = (transaction.Writing!.NewEntry, transaction.Writing.Plan);
        foreach (var tree in table.Indexes)
        {
            entry.Fill<TLayout, TRow, TKey>(tree, primaryKey, row, transaction.Environment.MaxKeySize);
            if (entry.Exists && tree.IsUnique && !entry.HasNull)
                plan.Claim(tree, entry.Key, entry.Value);
            else if (entry.Exists)
                plan.Put(tree, entry.Key, entry.Value);
        }
    }

    static void Plan(LmdbTransaction transaction, LmdbTree tree, ReadOnlySpan<byte> primaryKey, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        var writing = transaction.Writing!;
        var (before, after) = (writing.OldEntry, writing.NewEntry);
        var limit = transaction.Environment.MaxKeySize;
        Fill(before, tree, primaryKey, old, limit);
        Fill(after, tree, primaryKey, now, limit);
        if (before.Exists && after.Exists && before.Key.SequenceEqual(after.Key))
        {
            if (!before.Value.SequenceEqual(after.Value))
                writing.Plan.Put(tree, after.Key, after.Value);
            return;
        }
        if (before.Exists)
            writing.Plan.Delete(tree, before.Key);
        if (!after.Exists)
            return;
        if (tree.IsUnique && !after.HasNull)
            RequireFree(transaction, tree, after.Key);
        writing.Plan.Put(tree, after.Key, after.Value);
    }

    static void Fill(EntryBuffer entry, LmdbTree tree, ReadOnlySpan<byte> primaryKey, ReadOnlySpan<byte> row, int limit)
    {
        if (row.IsEmpty)
            entry.Clear();
        else
            entry.Fill<TLayout, TRow, TKey>(tree, primaryKey, row, limit);
    }

    static void RequireFree(LmdbTransaction transaction, LmdbTree tree, ReadOnlySpan<byte> key)
    {
        var plan = transaction.Writing!.Plan;
        var isTaken = transaction.TryFind(tree, key, out _) && !plan.Deletes(tree, key);
        if (isTaken || plan.Puts(tree, key))
            throw Violations.Unique(tree, key);
    }
}
