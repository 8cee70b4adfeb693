using Npgsql;
using Trestle.Contract.Tests.Migrating;

namespace Trestle.Contract.Tests.Postgres;

public sealed class PostgresMigrations : MigrationContract<PostgresMigrationFixture>;

public sealed class PostgresGeneratedSteps : GeneratedSteps<PostgresMigrationFixture>;

public sealed class PostgresKilledMigrations : KilledMigrations<PostgresMigrationFixture>
{
    protected override int Kills => 8;
}

/// <summary>A new schema on the server that all cases share, whose tables and what belongs to them are compared as the server tells of them.</summary>
public sealed class PostgresMigrationFixture : IMigrationFixture
{
    const string Own = "relnamespace = current_schema()::regnamespace";

    readonly PostgresFixture fixture = new();

    public string Address => "postgres:" + fixture.ConnectionString;

    public IEnumerable<string> Inside() =>
    [
        .. Ask($"SELECT relkind::text || ' ' || relname FROM pg_class WHERE {Own} AND relkind <> 't' ORDER BY 1"),
        .. Ask($"SELECT relname || ' ' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull::text FROM pg_attribute JOIN pg_class ON "
            + $"pg_class.oid = attrelid WHERE {Own} AND attnum > 0 AND NOT attisdropped AND relkind = 'r' ORDER BY 1"),
        .. Ask($"SELECT relname || ' ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint JOIN pg_class ON "
            + $"pg_class.oid = conrelid WHERE {Own} ORDER BY 1"),
        .. Ask($"SELECT relname || ' ' || indisvalid::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE {Own} AND relname NOT LIKE 'pg_%' ORDER BY 1"),
        .. Ask($"SELECT relname || ' ' || tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE {Own} AND NOT tgisinternal ORDER BY 1"),
        .. Ask("SELECT serial::text || ' ' || name || ' ' || schema FROM trestle_tombstones ORDER BY serial"),
        .. Ask("SELECT 'held by ' || owner FROM trestle_hold"),
    ];

    public void Dispose() => fixture.Dispose();

    List<string> Ask(string sql)
    {
        using var connection = new NpgsqlConnection(fixture.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
