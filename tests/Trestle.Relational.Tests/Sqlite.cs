using Trestle.Sqlite;
using Trestle.Sqlite.Native;
using Trestle.Storage;

namespace Trestle.Relational.Tests;

public sealed class SqliteMoves : Moves<SqliteMoveStore>;

public sealed class SqliteTombstones : Tombstones<SqliteMoveStore>;

public sealed class SqliteSwaps : Swaps<SqliteMoveStore>;

public sealed class SqliteHolds : Holds<SqliteMoveStore>;

public sealed class SqlitePredecessorDefects : PredecessorDefects<SqliteMoveStore>;

public sealed class SqliteInterruptions : Interruptions<SqliteMoveStore>
{
    protected override void BreakOff(SqliteMoveStore store) => throw new OperationCanceledException();
}

public sealed class SqliteDrifts : Drifts<SqliteMoveStore>
{
    protected override string DropIndex => "DROP INDEX customers_ByName";

    [Fact]
    public void Checks_references_types_and_defaults_that_are_others_are_repaired_by_making_the_table_anew()
    {
        Fill();
        Execute("PRAGMA foreign_keys = 0", "DROP TABLE orders",
            "CREATE TABLE orders (id TEXT, buyer INTEGER NOT NULL DEFAULT 3 CHECK (buyer < 9), more TEXT, PRIMARY KEY (id))",
            "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Assert.Equal(
            [
                "Check '(buyer < 9)' of table 'orders' is in the store and not in the schema.",
                "Column 'id' of table 'orders' is TEXT in the store and INTEGER by the schema.",
                "Nullability of column 'id' of table 'orders' is nullable in the store and NOT NULL by the schema.",
                "The default of column 'buyer' of table 'orders' is in the store and not in the schema.",
                "The foreign key 'buyer -> customers' of table 'orders' is missing.",
            ],
            Found().Select(drift => drift.Difference).Order(StringComparer.Ordinal));
        Repair();
        Assert.Equal("7 1", Rows("orders", "id", "buyer"));
        Refused("INSERT INTO orders (id, buyer) VALUES (8, 9)");
    }

    protected override void Run(string statements)
    {
        using var connection = Connection.Open(Store.Path, Sqlite3.OpenReadWrite, 5000);
        foreach (var statement in statements.Split(";\n"))
            connection.Execute(statement);
    }
}

/// <summary>A new SQLite file, not flushed: a test process that dies leaves nothing to keep.</summary>
public sealed class SqliteMoveStore : IMoveStore
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-");

    public string Path => System.IO.Path.Combine(folder.FullName, "moves.db");

    public Store Store => SqliteStore.At(Path, new SqliteOptions { Profile = SqliteProfile.Fast });

    public IReadOnlyList<string> Names => Ask("SELECT name FROM sqlite_master WHERE name NOT LIKE 'trestle_%' AND name NOT LIKE 'sqlite_%' ORDER BY name");

    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = Connection.Open(Path, Sqlite3.OpenReadWrite, 5000);
        connection.Execute("PRAGMA foreign_keys = 1");
        using var statement = connection.Prepare(sql);
        var rows = new List<string>();
        while (statement.Step())
        {
            var row = statement.Read();
            rows.Add(row.TakeNull() ? "null" : row.Text());
        }
        return rows;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
