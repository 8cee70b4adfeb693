using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Trestle.Postgres;
using Trestle.Storage;

namespace Trestle.Contract.Tests.Postgres;

/// <summary>A new schema on one server that all cases share. The server is gone with the process, and takes the schemas along.</summary>
public sealed class PostgresFixture : IStoreFixture
{
    static readonly Lazy<TemporaryServer> Server = new(() => TemporaryServer.Start());
    static int count;

    // Tests block threads of the pool while they wait for connections, and those who have one need some to go on.
    static PostgresFixture() => ThreadPool.SetMinThreads(32, 32);

    [SuppressMessage("Trestle.Lifetime", "TRS4305", Justification = "A name cannot be a parameter.")]
    public PostgresFixture()
    {
        var schema = $"contract_{Interlocked.Increment(ref count)}";
        using var connection = new NpgsqlConnection(Server.Value.ConnectionString);
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        create.ExecuteNonQuery();
        ConnectionString = $"{Server.Value.ConnectionString};Search Path={schema}";
    }

    public string ConnectionString { get; }

    public int Writers => 8;

    public Store Store => PostgresStore.At(ConnectionString, new PostgresOptions { MaxPoolSize = Writers, AcquireTimeout = TimeSpan.FromMinutes(2) });

    public void Dispose()
    {
    }
}
