using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Trestle.Sqlite.Tests.First;

namespace Trestle.Postgres.Tests;

/// <summary>A schema of its own on a server that all tests share; gone with the server.</summary>
sealed class TemporaryDatabase
{
    static readonly Lazy<TemporaryServer> Shared = new(() => TemporaryServer.Start());
    static int count;

    // Tests block threads of the pool while they wait for connections, and those who have one need some to go on.
    static TemporaryDatabase() => ThreadPool.SetMinThreads(32, 32);

    public TemporaryDatabase()
    {
        Schema = $"case_{Interlocked.Increment(ref count)}";
        ConnectionString = $"{Server.ConnectionString};Search Path={Schema}";
        Execute($"CREATE SCHEMA {Schema}");
    }

    public static TemporaryServer Server => Shared.Value;

    public string Schema { get; }

    public string ConnectionString { get; }

    public PostgresStore Store => PostgresStore.At(ConnectionString);

    public FirstDb Open(PostgresOptions? options = null) => FirstDb.Open(PostgresStore.At(ConnectionString, options ?? PostgresOptions.Default));

    public void Fill(params (string Name, int? Group)[] rows)
    {
        using var db = Open();
        using var tx = db.BeginWrite();
        var next = (tx.Things.Last()?.Id ?? 0) + 1;
        tx.Things.InsertMany(rows.Select((row, i) => Thing(next + i, row.Name, row.Group)));
        tx.Commit();
    }

    public static Thing Thing(int id, string name = "a", int? group = null) =>
        new() { Id = id, Name = name, Kind = Kind.Plain, Group = group };

    /// <summary>What a tool that knows nothing of Trestle reads: the first column, as text, of every row.</summary>
    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.IsDBNull(0) ? "null" : reader.GetValue(0).ToString()!);
        return rows;
    }

    public void Execute(string sql) => Ask(sql);

    /// <summary>Ends every connection to this schema's database but the one that does it, as an administrator would.</summary>
    [SuppressMessage("Trestle.Lifetime", "TRS4305", Justification = "The condition comes from the tests.")]
    public static void EndConnections(string where)
    {
        using var connection = new NpgsqlConnection(Server.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND {where}", connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The processes that serve the connections of an application of this name.</summary>
    public static string Of(string application) => $"application_name = '{application}'";
}
