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

    readonly TemporaryFolder folder = new();
    BenchDb? ours;

    public SqliteFileStore() => Open().Dispose();

    string Path => folder.File("events.db");

    public Peer Ours() => new TrestlePeer(ours ??= Open());

    public Peer Other(string name) => name switch
    {
        RawPeer.Title => new RawPeer(Path),
        AdoPeer.Title => new AdoPeer(Path),
        DapperPeer.Title => new DapperPeer(Path),
        EntityPeer.Title => new EntityPeer(Path),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such peer. Give one of SqliteGoals.Peers."),
    };

    public void Dispose()
    {
        ours?.Dispose();
        folder.Dispose();
    }

    BenchDb Open() => BenchDb.Open(SqliteStore.At(Path));
}
