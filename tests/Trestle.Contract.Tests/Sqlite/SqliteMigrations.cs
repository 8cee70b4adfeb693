using Trestle.Contract.Tests.Migrating;
using Trestle.Sqlite.Native;

namespace Trestle.Contract.Tests.Sqlite;

public sealed class SqliteMigrations : MigrationContract<SqliteMigrationFixture>;

public sealed class SqliteGeneratedSteps : GeneratedSteps<SqliteMigrationFixture>;

public sealed class SqliteKilledMigrations : KilledMigrations<SqliteMigrationFixture>;

/// <summary>A new SQLite file, whose tables, indexes and tombstones are compared as SQLite tells of them.</summary>
public sealed class SqliteMigrationFixture : IMigrationFixture
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-");

    public string Address => "sqlite:" + File;

    string File => Path.Combine(folder.FullName, "notes.db");

    public IEnumerable<string> Inside()
    {
        using var connection = Connection.Open(File, Sqlite3.OpenReadWrite, 5000);
        return
        [
            .. Ask(connection, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name"),
            .. Ask(connection, "SELECT serial || ' ' || name || ' ' || schema FROM trestle_tombstones ORDER BY serial"),
            .. Ask(connection, "SELECT 'integrity ' || integrity_check FROM pragma_integrity_check"),
            .. Ask(connection, "SELECT 'broken ' || \"table\" FROM pragma_foreign_key_check"),
            .. Ask(connection, "SELECT 'held by ' || owner FROM trestle_hold"),
        ];
    }

    public void Dispose() => folder.Delete(recursive: true);

    static List<string> Ask(Connection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        var rows = new List<string>();
        while (statement.Step())
            rows.Add(statement.Read().Text());
        return rows;
    }
}
