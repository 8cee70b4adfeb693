using Npgsql;
using Trestle.Postgres;
using Trestle.Storage;

namespace Trestle.Relational.Tests;

public sealed class PostgresMoves : Moves<PostgresMoveStore>;

public sealed class PostgresTombstones : Tombstones<PostgresMoveStore>;

public sealed class PostgresSwaps : Swaps<PostgresMoveStore>;

public sealed class PostgresHolds : Holds<PostgresMoveStore>;

public sealed class PostgresPredecessorDefects : PredecessorDefects<PostgresMoveStore>;

/// <summary>A new schema on one server that all cases share. The server is gone with the process, and takes the schemas along.</summary>
public sealed class PostgresMoveStore : IMoveStore
{
    static readonly Lazy<TemporaryServer> Server = new(() => TemporaryServer.Start());
    static int count;

    public PostgresMoveStore()
    {
        var schema = $"moves_{Interlocked.Increment(ref count)}";
        ConnectionString = $"{Server.Value.ConnectionString};Search Path={schema}";
        Ask($"CREATE SCHEMA {schema}");
    }

    public string ConnectionString { get; }

    public Store Store => PostgresStore.At(ConnectionString);

    public IReadOnlyList<string> Names => Ask("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND "
        + "relname NOT LIKE 'trestle%' AND relkind NOT IN ('c', 't') ORDER BY relname COLLATE \"C\"");

    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.IsDBNull(0) ? "null" : reader.GetString(0));
        return rows;
    }

    public void Dispose()
    {
    }
}
