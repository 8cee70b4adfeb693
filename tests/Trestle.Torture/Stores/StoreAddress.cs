using System.Globalization;
using Trestle.Lmdb;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Torture.Stores;

/// <summary>A store, as text that a child understands.</summary>
/// <param name="Kind">lmdb, sqlite or postgres.</param>
/// <param name="Profile">A profile of an embedded store; the isolation of write transactions on a server.</param>
/// <param name="Place">The file, or the connection string.</param>
/// <param name="MaxBytes">The size up to which a file may grow; 0 where nothing limits it.</param>
sealed record StoreAddress(string Kind, string Profile, string Place, long MaxBytes = 0)
{
    const char Separator = '|';

    public Store Store => Kind switch
    {
        "lmdb" => LmdbStore.At(Place, LmdbOptions),
        "sqlite" => SqliteStore.At(Place, new SqliteOptions { Profile = Enum.Parse<SqliteProfile>(Profile), MaxSizeBytes = MaxBytes }),
        _ => PostgresStore.At(Place, new PostgresOptions { DefaultIsolation = Enum.Parse<Isolation>(Profile), MaxPoolSize = 16 }),
    };

    /// <summary>A small map, of which many fit side by side, and loads that spill.</summary>
    public LmdbOptions LmdbOptions => new()
    {
        Profile = Enum.Parse<LmdbProfile>(Profile),
        MaxMapSize = MaxBytes == 0 ? 1L << 30 : MaxBytes,
        BulkMemoryBytes = 64 << 10,
    };

    /// <summary>The store, with room for so many readers at a time where there is a limit.</summary>
    public Store With(int maxReaders) => Kind == "lmdb" ? LmdbStore.At(Place, LmdbOptions with { MaxReaders = maxReaders }) : Store;

    public static StoreAddress Parse(string text)
    {
        var parts = text.Split(Separator);
        return new StoreAddress(parts[0], parts[1], parts[2], long.Parse(parts[3], CultureInfo.InvariantCulture));
    }

    public TortureDb Open() => TortureDb.Open(Store);

    public override string ToString() => string.Join(Separator, Kind, Profile, Place, MaxBytes.ToString(CultureInfo.InvariantCulture));
}
