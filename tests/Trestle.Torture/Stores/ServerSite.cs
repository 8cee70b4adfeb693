using Npgsql;
using Trestle.Postgres;

namespace Trestle.Torture.Stores;

/// <summary>A schema of its own on a server that the whole run shares. The server keeps what it acknowledged when its processes are killed.</summary>
sealed class ServerSite : Site
{
    static readonly Lazy<TemporaryServer> Shared = new(() => TemporaryServer.Start("-c synchronous_commit=on -c max_connections=200"));
    static int count;

    readonly TemporaryServer server;
    readonly string name = $"torture_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";

    public ServerSite()
        : this(Shared.Value)
    {
    }

    public ServerSite(TemporaryServer server)
    {
        this.server = server;
        Execute($"CREATE SCHEMA {name}");
    }

    public override IReadOnlyList<string> Profiles => ["Serializable", "RepeatableRead", "ReadCommitted"];

    public TemporaryServer Server => server;

    public override StoreAddress At(string profile) =>
        new("postgres", profile, $"{server.ConnectionString};Search Path={name};Application Name={name};Timeout=60;Command Timeout=120");

    /// <summary>The server goes on with what it was sent when its client has gone.</summary>
    public override void Settle() => Execute(
        $"""
        DO $$ BEGIN
            WHILE EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '{name}') LOOP
                PERFORM pg_sleep(0.002), pg_stat_clear_snapshot();
            END LOOP;
        END $$
        """);

    /// <summary>Ends the processes that serve the connections to this schema, as an administrator would.</summary>
    public void EndConnections() => Execute($"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = '{name}'");

    public object? Execute(string sql)
    {
        using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public override void Dispose()
    {
        Settle();
        Execute($"DROP SCHEMA {name} CASCADE");
    }
}
