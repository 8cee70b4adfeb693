using Npgsql;
using Trestle.Layout;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Partitions;

/// <summary>Prepares another server for a partition: makes it known to that of the database, and makes the table there.</summary>
sealed class PartitionTarget(Session session, HashPartitions statements, TableShape table, int number)
{
    string Leaf => statements.LeafName(number);

    /// <summary>Does so, and returns the name of the schema there in which the table is.</summary>
    public async Task<string> Prepare(PostgresServer to, CancellationToken cancellationToken)
    {
        var remote = new Server(to.ConnectionString, PostgresOptions.Default);
        await using var closing = remote.ConfigureAwait(false);
        using var there = await remote.Connect(isAsync: true, cancellationToken).ConfigureAwait(false);
        var schema = there.Ask("SELECT current_schema()::text")[0][0]
            ?? throw new StoreException(0, $"No schema of the search path exists in {there.Place}. Create one, or correct the Search Path.");
        await MakeTable(there, cancellationToken).ConfigureAwait(false);
        await MakeKnown(to, cancellationToken).ConfigureAwait(false);
        return schema;
    }

    // A table that was left by an interrupted move, or by one away from there, holds nothing that counts.
    async Task MakeTable(Session there, CancellationToken cancellationToken)
    {
        var found = there.Ask(
            "SELECT coalesce(obj_description(oid, 'pg_class'), '') FROM pg_class WHERE relnamespace = current_schema()::regnamespace "
                + "AND relname = $1", PostgresDialect.Fit(Leaf));
        if (found.Count > 0 && found[0][0] != Mark)
            throw new StoreException(
                0, $"{there.Place} has another table '{Leaf}' already. Give another database or another schema for the partition.");
        var make = string.Join("; ", statements.CreateApart(number).Append(
            $"COMMENT ON TABLE {Quote(Leaf)} IS {PostgresDialect.Text(Mark)}"));
        await there.Execute(isAsync: true, $"BEGIN; DROP TABLE IF EXISTS {Quote(Leaf)}; {make}; COMMIT", cancellationToken).ConfigureAwait(false);
    }

    string Mark => $"Trestle: partition {number} of table {table.Id}";

    // What an administrator has set up under the name stays as it is.
    async Task MakeKnown(PostgresServer to, CancellationToken cancellationToken)
    {
        await session.Execute(isAsync: true, "CREATE EXTENSION IF NOT EXISTS postgres_fdw", cancellationToken).ConfigureAwait(false);
        if (session.Ask("SELECT srvname::text FROM pg_foreign_server WHERE srvname = $1", PostgresDialect.Fit(to.Name)).Count == 0)
            await session.Execute(isAsync: true, ServerText(to), cancellationToken).ConfigureAwait(false);
        if (session.Ask("SELECT srvname::text FROM pg_user_mappings WHERE srvname = $1 AND usename IN (current_user, 'public')",
            PostgresDialect.Fit(to.Name)).Count == 0)
            await session.Execute(isAsync: true, UserText(to), cancellationToken).ConfigureAwait(false);
    }

    static string ServerText(PostgresServer to)
    {
        var connection = new NpgsqlConnectionStringBuilder(to.ConnectionString);
        return $"CREATE SERVER {Quote(to.Name)} FOREIGN DATA WRAPPER postgres_fdw OPTIONS ({Options(
            ("host", connection.Host), ("port", $"{connection.Port}"), ("dbname", connection.Database ?? connection.Username),
            ("connect_timeout", "10"), ("batch_size", "1000"), ("fetch_size", "1000"), ("async_capable", "true"))})";
    }

    static string UserText(PostgresServer to)
    {
        var connection = new NpgsqlConnectionStringBuilder(to.ConnectionString);
        return $"CREATE USER MAPPING FOR CURRENT_USER SERVER {Quote(to.Name)} OPTIONS ({Options(
            ("user", connection.Username), ("password", connection.Password))})";
    }

    static string Options(params (string Name, string? Value)[] options) => string.Join(
        ", ", options.Where(option => option.Value is not null).Select(option => $"{option.Name} {PostgresDialect.Text(option.Value!)}"));

    static string Quote(string name) => PostgresDialect.Instance.Quote(name);
}
