using System.Globalization;
using Trestle.Migrations;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>The table <c>trestle_hold</c>, in files that were ever migrated: at most one row, with who migrates it and until when.</summary>
static class HoldTable
{
    const string Name = "trestle_hold";

    /// <summary>Who holds the file, or was killed while holding it; null for nobody.</summary>
    public static MigrationHold? Read(Connection connection)
    {
        if (!CatalogTable.HasTable(connection, Name))
            return null;
        using var statement = connection.Prepare($"SELECT owner, until FROM {Name}");
        if (!statement.Step())
            return null;
        var row = statement.Read();
        return new MigrationHold(row.Text(), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64()));
    }

    /// <summary>Takes the file, or renews the lease.</summary>
    public static void Write(Connection connection, string owner, DateTimeOffset until)
    {
        connection.Execute($"CREATE TABLE IF NOT EXISTS {Name} (id INTEGER PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, until INTEGER NOT NULL)");
        using var statement = connection.Prepare($"INSERT OR REPLACE INTO {Name} (id, owner, until) VALUES (1, ?1, ?2)");
        var binder = statement.Bind();
        binder.Text(owner);
        binder.Int64(until.ToUnixTimeMilliseconds());
        statement.Run();
    }

    /// <summary>Gives the file back.</summary>
    public static void Clear(Connection connection) => connection.Execute($"DELETE FROM {Name}");

    /// <summary>Throws <see cref="StoreMigratingException"/> when anybody holds the file.</summary>
    public static void RequireFree(Connection connection)
    {
        if (Read(connection) is { } hold)
            throw Held(connection.File, hold);
    }

    /// <summary>The error of one who comes while another holds the file.</summary>
    public static StoreMigratingException Held(string file, MigrationHold hold) => new(hold.Owner, hold.Until,
        $"'{file}' is being migrated by {hold.Owner}, whose lease runs until {Text(hold.Until)}. Wait until that is done, or run the "
            + "migration again when the lease is over.");

    /// <summary>The error of one who has the file open while another migrates it.</summary>
    public static SchemaMismatchException Changing(string file, MigrationHold hold) => new(
        [], $"'{file}' is being migrated by {hold.Owner}, whose lease runs until {Text(hold.Until)}, and takes no other writes. Restart this "
            + "program when that is done, with the new schema.");

    static string Text(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);
}
