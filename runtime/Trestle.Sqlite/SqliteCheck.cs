using System.Globalization;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Tables;
using Trestle.Verification;

namespace Trestle.Sqlite;

/// <summary>What SQLite finds when it looks at a file: pages, indexes against rows, and rows that refer to nothing.</summary>
static class SqliteCheck
{
    public static void Run(Connection connection, IEnumerable<ISqliteTable> tables, StoreCheck check)
    {
        Look(connection, tables, check);
        using var lost = connection.Prepare("PRAGMA foreign_key_check");
        while (lost.Step())
        {
            var row = lost.Read();
            var (table, rowid, parent) = (row.Text(), row.Int64(), row.Text());
            check.Add(FaultKind.Reference, table, null, string.Create(
                CultureInfo.InvariantCulture, $"Row {rowid} of table '{table}', as SQLite counts them, refers to a row of table '{parent}' that is not there."));
        }
    }

    /// <summary>Builds the indexes of all tables anew.</summary>
    public static void Rebuild(Connection connection, IEnumerable<ISqliteTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            connection.Execute($"REINDEX {SqliteDialect.Instance.Quote(table.Shape.Name)}");
        }
    }

    static void Look(Connection connection, IEnumerable<ISqliteTable> tables, StoreCheck check)
    {
        using var statement = connection.Prepare("PRAGMA integrity_check(1000)");
        while (statement.Step())
        {
            var text = statement.Read().Text();
            if (text != "ok")
                Tell(text, tables, check);
        }
    }

    // SQLite names an index by its own name, at the end of the sentence.
    static void Tell(string text, IEnumerable<ISqliteTable> tables, StoreCheck check)
    {
        foreach (var shape in tables.Select(table => table.Shape))
        {
            foreach (var index in shape.Indexes.Where(index => text.EndsWith(" index " + SqliteDialect.Instance.IndexName(shape, index), StringComparison.Ordinal)))
            {
                check.Add(FaultKind.Index, shape.Name, index.Name, $"SQLite says of table '{shape.Name}': {text}.");
                return;
            }
        }
        check.Add(text.Contains(" index ", StringComparison.Ordinal) ? FaultKind.Index : FaultKind.Store, null, null, $"SQLite says: {text}.");
    }
}
