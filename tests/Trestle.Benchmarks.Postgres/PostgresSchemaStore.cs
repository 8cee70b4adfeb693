using Npgsql;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;
using Trestle.Postgres;

namespace Trestle.Benchmarks.Postgres;

/// <summary>A schema of a server with the table as our store has made it, and one pool for each side.</summary>
internal sealed class PostgresSchemaStore : IPeerStore
{
    static int count;

    readonly string name = $"bench_{Interlocked.Increment(ref count)}";
    readonly string connectionString;
    readonly NpgsqlDataSource others;
    BenchDb? ours;

    public PostgresSchemaStore(string server)
    {
        // What our own pool does not do, the others' need not do either.
        connectionString = $"{server};Search Path={name};No Reset On Close=true";
        others = NpgsqlDataSource.Create($"{connectionString};Maximum Pool Size={2 * Most}");
        Execute($"CREATE SCHEMA {name}");
        Open().Dispose();
    }

    /// <summary>Connections that callers use at a time. The others also keep one for each.</summary>
    static int Most => 64;

    public Peer Ours() => new TrestlePeer(ours ??= Open());

    public Peer Other(string name) => name switch
    {
        NpgsqlPeer.Title => new NpgsqlPeer(others),
        DapperPeer.Title => new DapperPeer<PlainRow, Guid>(others.OpenConnection, PlainRow.Of, static key => key, opensEach: true),
        EntityPeer.Title => new EntityPeer(others),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such peer. Give one of PostgresGoals.Peers."),
    };

    public void Dispose()
    {
        ours?.Dispose();
        Execute($"DROP SCHEMA {name} CASCADE");
        others.Dispose();
    }

    void Execute(string sql)
    {
        using var command = others.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    // As the others, who begin a transaction with its first statement.
    BenchDb Open() =>
        BenchDb.Open(PostgresStore.At(connectionString, new PostgresOptions { MaxPoolSize = Most, SnapshotAtFirstRead = true }));
}
