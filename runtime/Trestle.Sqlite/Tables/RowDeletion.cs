using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Finds the row that forbids a deletion which SQLite has refused: it follows what would go along, as SQLite did.</summary>
static class RowDeletion
{
    public static ForeignKeyViolationException Forbidden(SqliteTransaction transaction, ISqliteTable table, IEnumerable<byte[]> keys)
    {
        var removed = new HashSet<(ISqliteTable, string)>();
        var open = new Queue<(ISqliteTable Table, byte[] Key)>();
        var forbidding = new List<(InboundReference Reference, ISqliteTable Target, byte[] Child, byte[] Key)>();
        foreach (var key in keys)
            Remove(table, key);
        while (open.TryDequeue(out var row))
        {
            foreach (var reference in row.Table.Inbound)
            {
                foreach (var child in reference.Child.Referrers(transaction, reference.Ordinal, row.Key))
                    Follow(reference, row.Table, child, row.Key);
            }
        }
        var (found, target, _, parent) = forbidding.First(one => !removed.Contains((one.Reference.Child, Convert.ToHexString(one.Child))));
        return RowViolations.StillReferred(found.Child.Shape, found.Shape, target.Shape, parent);

        void Follow(InboundReference reference, ISqliteTable referred, byte[] child, byte[] key)
        {
            if (reference.Shape.OnDelete == "cascade")
                Remove(reference.Child, child);
            else if (reference.Shape.OnDelete != "setNull")
                forbidding.Add((reference, referred, child, key));
        }

        void Remove(ISqliteTable from, byte[] key)
        {
            if (removed.Add((from, Convert.ToHexString(key))))
                open.Enqueue((from, key));
        }
    }
}
