using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.References;

/// <summary>
/// Rows that are to go, and what follows from it: rows that go with them, rows that lose a reference, rows that forbid it. A
/// row that forbids it but goes itself forbids nothing.
/// </summary>
sealed class RowDeletion(LmdbTransaction transaction)
{
    readonly Dictionary<RowId, List<int>?> changes = [];
    readonly Queue<RowId> open = [];
    readonly List<(InboundReference Reference, RowId Child, byte[] Key)> forbidding = [];
    readonly List<byte[]> found = [];

    /// <summary>How many rows go, those that go with others included.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row, and everything that follows.</summary>
    public void Add(ILmdbTable table, ReadOnlySpan<byte> key)
    {
        Remove(new RowId(table, key.ToArray()));
        while (open.TryDequeue(out var row))
            Follow(row);
    }

    /// <summary>Plans it all. Throws <see cref="ForeignKeyViolationException"/> when a row forbids it.</summary>
    public void Plan()
    {
        foreach (var (reference, child, key) in forbidding)
        {
            if (!IsRemoved(child))
                throw Violations.StillReferred(reference.Child.Space.Shape, reference.Shape, reference.Target, key);
        }
        // Removals first: a row that loses a reference may enter a unique index where one that goes is still seen.
        foreach (var (row, cleared) in changes)
        {
            if (cleared is null)
                row.Table.PlanDelete(transaction, row.Key);
        }
        foreach (var (row, cleared) in changes)
        {
            if (cleared is not null)
                row.Table.PlanClear(transaction, row.Key, cleared);
        }
    }

    void Follow(RowId row)
    {
        foreach (var reference in row.Table.Inbound)
        {
            found.Clear();
            reference.Find(transaction, row.Key, found);
            foreach (var key in found)
                Follow(reference, new RowId(reference.Child, key), row.Key);
        }
    }

    void Follow(InboundReference reference, RowId child, byte[] key)
    {
        switch (reference.Shape.OnDelete)
        {
            case "cascade":
                Remove(child);
                break;
            case "setNull":
                Clear(child, reference.Ordinal);
                break;
            default:
                forbidding.Add((reference, child, key));
                break;
        }
    }

    void Remove(RowId row)
    {
        if (IsRemoved(row))
            return;
        changes[row] = null;
        Count++;
        open.Enqueue(row);
    }

    void Clear(RowId row, int reference)
    {
        if (!changes.TryGetValue(row, out var cleared))
            changes.Add(row, cleared = []);
        if (cleared is not null && !cleared.Contains(reference))
            cleared.Add(reference);
    }

    bool IsRemoved(RowId row) => changes.TryGetValue(row, out var cleared) && cleared is null;
}
