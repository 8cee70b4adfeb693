using Npgsql;
using Trestle.Postgres.Tests.Divided;
using Trestle.Storage;

namespace Trestle.Postgres.Tests.Partitions;

/// <summary>Three servers, the first with a database whose partitions can go to the others. Each use has databases of its own.</summary>
public sealed class ThreeServers : IDisposable
{
    int count;

    public TemporaryServer One { get; } = TemporaryServer.Start();

    public TemporaryServer Two { get; } = TemporaryServer.Start();

    public TemporaryServer Three { get; } = TemporaryServer.Start();

    public Cluster Cluster() => new(this, $"divided_{Interlocked.Increment(ref count)}");

    public void Dispose()
    {
        One.Dispose();
        Two.Dispose();
        Three.Dispose();
    }
}

/// <summary>A database on the first of three servers, and databases of the same name on the others.</summary>
public sealed class Cluster
{
    public Cluster(ThreeServers servers, string name)
    {
        foreach (var server in (TemporaryServer[])[servers.One, servers.Two, servers.Three])
            Execute(server.ConnectionString, $"CREATE DATABASE {name}");
        ConnectionString = Of(servers.One, name);
        Two = new PostgresServer("two", Of(servers.Two, name));
        Three = new PostgresServer("three", Of(servers.Three, name));
    }

    public string ConnectionString { get; }

    public PostgresServer Two { get; }

    public PostgresServer Three { get; }

    public PostgresStore Store => PostgresStore.At(ConnectionString, new PostgresOptions { DefaultIsolation = Isolation.RepeatableRead, MaxRetries = 2 });

    public DividedDb Open() => DividedDb.Open(Store);

    public PostgresPartitions Partitions() => PostgresPartitions.Of(ConnectionString);

    public async Task Move(string table, int partition, PostgresServer? to)
    {
        await using var partitions = Partitions();
        await partitions.MoveAsync(table, partition, to);
    }

    public static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static List<string> Ask(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }

    static string Of(TemporaryServer server, string database) => $"Host={server.Folder};Username=postgres;Database={database}";
}
