using Trestle.Contract.Tests.Migrating;
using Trestle.Migrations.Child;
using Trestle.Sqlite;
using Trestle.Sqlite.Native;

namespace Trestle.Contract.Tests.Sqlite;

public sealed class SqliteMigrations : MigrationContract<SqliteMigrationFixture>;

public sealed class SqliteGeneratedSteps : GeneratedSteps<SqliteMigrationFixture>;

public sealed class SqliteKilledMigrations : KilledMigrations<SqliteMigrationFixture>;

/// <summary>What a program with steps makes of a file that it may only read.</summary>
public sealed class SqliteFilesThatAreOnlyRead : IDisposable
{
    readonly SqliteMigrationFixture fixture = new();

    SqliteStore OnlyRead => SqliteStore.At(Path, new SqliteOptions { ReadOnly = true });

    string Path => fixture.Address["sqlite:".Length..];

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void A_file_with_all_steps_is_opened()
    {
        NotesStore.Fill(NotesStore.At(fixture.Address));
        NotesStore.Migrator(NotesStore.At(fixture.Address)).Run(NotesStore.Hasty);
        var program = NotesStore.Migrator(OnlyRead);
        program.Open().Dispose();
        Assert.Empty(program.Status().Pending);
    }

    [Fact]
    public void A_file_that_lacks_steps_is_named_them_and_stays_as_it_is()
    {
        NotesStore.Fill(NotesStore.At(fixture.Address));
        var before = File.ReadAllBytes(Path);
        var program = NotesStore.Migrator(OnlyRead);
        Assert.Contains("split, rekey", Assert.Throws<MigrationException>(() => program.Open()).Message, StringComparison.Ordinal);
        Assert.Contains("is read-only by its options", Assert.Throws<InvalidOperationException>(() => program.Run()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_made()
    {
        Assert.Throws<FileNotFoundException>(() => NotesStore.Migrator(OnlyRead).Open());
        Assert.False(File.Exists(Path));
    }
}

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
