using System.Globalization;
using Trestle.Migrations;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Catalog;

/// <summary>The table <c>trestle_hold</c>, in databases that were ever migrated: at most one row, with who migrates it and until when.</summary>
static class HoldTable
{
    const string Name = "trestle_hold";

    const string Until = "to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    /// <summary>Who holds the database, or was killed while holding it; null for nobody.</summary>
    public static MigrationHold? Read(Session session)
    {
        if (!CatalogTable.HasRelation(session, Name))
            return null;
        var rows = session.Ask($"SELECT owner, {Until} FROM {Name}");
        return rows.Count == 0 ? null : Hold(rows[0]);
    }

    /// <summary>Takes the database, or renews the lease, by the clock of the server; returns who holds it afterwards.</summary>
    public static MigrationHold Take(Session session, string owner, TimeSpan lease)
    {
        session.Execute($"CREATE TABLE IF NOT EXISTS {Name} (id integer PRIMARY KEY CHECK (id = 1), owner text NOT NULL, until timestamptz NOT NULL)");
        session.Ask($"INSERT INTO {Name} (id, owner, until) VALUES (1, $1, clock_timestamp() + $2::interval) ON CONFLICT (id) DO UPDATE SET "
            + $"owner = excluded.owner, until = excluded.until WHERE {Name}.owner = excluded.owner OR {Name}.until <= clock_timestamp()",
            owner, string.Create(CultureInfo.InvariantCulture, $"{(long)lease.TotalMilliseconds} milliseconds"));
        return Read(session)!;
    }

    /// <summary>Gives the database back.</summary>
    public static void Clear(Session session) => session.Execute($"DELETE FROM {Name}");

    /// <summary>Throws <see cref="StoreMigratingException"/> when anybody but <paramref name="owner"/> holds the database.</summary>
    public static void RequireFree(Session session, string? owner = null)
    {
        if (Read(session) is { } hold && hold.Owner != owner)
            throw Held(session.Place, hold);
    }

    /// <summary>The error of one who comes while another holds the database.</summary>
    public static StoreMigratingException Held(string place, MigrationHold hold) => new(hold.Owner, hold.Until,
        $"{place} is being migrated by {hold.Owner}, whose lease runs until {hold.Until.ToString("u", CultureInfo.InvariantCulture)}. Wait until "
            + "that is done, or run the migration again when the lease is over.");

    static MigrationHold Hold(string?[] row) =>
        new(row[0]!, DateTimeOffset.Parse(row[1]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
