using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Trestle.Postgres;
using Trestle.Storage;

namespace Trestle.Hosting.Tests;

/// <summary>One server for all tests of the process, gone with it. Each store has a schema of its own.</summary>
static class PostgresServer
{
    static readonly Lazy<TemporaryServer> Server = new(() => TemporaryServer.Start());
    static int count;

    [SuppressMessage("Trestle.Lifetime", "TRS4305", Justification = "A name cannot be a parameter.")]
    public static Store NewStore(PostgresOptions? options = null)
    {
        var schema = $"hosting_{Interlocked.Increment(ref count)}";
        using var connection = new NpgsqlConnection(Server.Value.ConnectionString);
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        create.ExecuteNonQuery();
        return PostgresStore.At($"{Server.Value.ConnectionString};Search Path={schema}", options ?? PostgresOptions.Default);
    }
}
