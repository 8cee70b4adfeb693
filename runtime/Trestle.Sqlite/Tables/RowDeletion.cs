using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Says what forbids a deletion that SQLite has refused.</summary>
static class RowDeletion
{
    public static Exception Forbidden(SqliteTransaction transaction, ISqliteTable table, IEnumerable<byte[]> keys)
    {
        var search = new ForbiddenDeletion<ISqliteTable>(
            (reference, key) => new(reference.Child.Referrers(transaction, reference.Ordinal, key)));
        // Every answer is there at once, and so is this one.
        return search.Find(table, keys).AsTask().GetAwaiter().GetResult()
            ?? throw new InvalidOperationException($"SQLite refuses to delete from table '{table.Shape.Name}', and nothing refers to the rows. "
                + "Check the file with PRAGMA foreign_key_check.");
    }
}
