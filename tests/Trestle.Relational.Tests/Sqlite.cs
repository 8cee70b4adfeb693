using Trestle.Sqlite;
using Trestle.Sqlite.Native;
using Trestle.Storage;

namespace Trestle.Relational.Tests;

public sealed class SqliteMoves : Moves<SqliteMoveStore>;

public sealed class SqliteTombstones : Tombstones<SqliteMoveStore>;

public sealed class SqliteSwaps : Swaps<SqliteMoveStore>;

public sealed class SqliteHolds : Holds<SqliteMoveStore>;

public sealed class SqlitePredecessorDefects : PredecessorDefects<SqliteMoveStore>;

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
