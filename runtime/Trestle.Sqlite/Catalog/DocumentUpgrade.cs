using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>Writes the documents of a column anew when names in them have changed.</summary>
static class DocumentUpgrade
{
    static readonly string[] RowIds = ["_rowid_", "rowid", "oid"];

    /// <summary>Goes through a column of a table, which has the names of <paramref name="now"/> already.</summary>
    public static void Run(Connection connection, DocumentChange change, TableShape now, string was, FieldShape field)
    {
        var dialect = SqliteDialect.Instance;
        var (name, column) = (dialect.Quote(now.Name), dialect.Quote(field.Name));
        // A column may have one of the names by which SQLite knows a row, and hides it; nobody's table has all three.
        var id = RowIds.First(candidate => now.Fields.All(known => !known.Name.Equals(candidate, StringComparison.OrdinalIgnoreCase)));
        using var read = connection.Prepare($"SELECT {id}, {column} FROM {name} WHERE {column} IS NOT NULL");
        using var write = connection.Prepare($"UPDATE {name} SET {column} = ?2 WHERE {id} = ?1");
        while (read.Step())
        {
            var columns = read.Read();
            var row = columns.Int64();
            var binder = write.Bind();
            binder.Int64(row);
            binder.Document(change.Apply(columns.Document(), was, field.Type));
            write.Run();
        }
    }
}
