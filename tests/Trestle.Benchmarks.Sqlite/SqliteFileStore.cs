using Microsoft.Data.Sqlite;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;
using Trestle.Sqlite;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>A file that our store has made, so that all meet the same table, checks and indexes; and the settings that all share.</summary>
internal sealed class SqliteFileStore : IPeerStore
{
    /// <summary>What our store sets on its connections by default, as the others are told it.</summary>
    public const string Settings =
        "PRAGMA journal_mode = wal; PRAGMA synchronous = 1; PRAGMA cache_size = -40000; PRAGMA foreign_keys = 1; PRAGMA temp_store = 2";

    /// <summary>Numbered by SQLite's own mark: behind others it takes what follows for a name.</summary>
    public static EventStatements Sql { get; } = new("?");

    readonly TemporaryFolder folder = new();
    BenchDb? ours;

    public SqliteFileStore() => Open().Dispose();

    string Path => folder.File("events.db");

    public Peer Ours() => new TrestlePeer(ours ??= Open());

    public Peer Other(string name) => name switch
    {
        RawPeer.Title => new RawPeer(Path),
        AdoPeer.Title => new AdoPeer(OpenPlain()),
        DapperPeer.Title => new DapperPeer<PlainRow, byte[]>(OpenPlain, PlainRow.Of, static key => key.ToByteArray(bigEndian: true), opensEach: false),
        EntityPeer.Title => new EntityPeer(Path),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such peer. Give one of SqliteGoals.Peers."),
    };

    public void Dispose()
    {
        ours?.Dispose();
        folder.Dispose();
    }

    SqliteConnection OpenPlain()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = Settings;
        settings.ExecuteNonQuery();
        return connection;
    }

    BenchDb Open() => BenchDb.Open(SqliteStore.At(Path));
}
