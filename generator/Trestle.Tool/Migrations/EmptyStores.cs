using Npgsql;
using Trestle.Lmdb;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Migrations;

/// <summary>Stores to try steps on, which are gone afterwards.</summary>
sealed class EmptyStores : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("trestle-verify-").FullName;
    TemporaryServer? server;
    Action? drop;

    /// <summary>
    /// A new store of a kind. Throws <see cref="UsageException"/> for PostgreSQL when neither <paramref name="postgres"/> names a database nor a
    /// server can be started here.
    /// </summary>
    public Store Of(StoreSort sort, string? postgres) => sort switch
    {
        StoreSort.Lmdb => LmdbStore.At(Path.Combine(folder, "lmdb"), LmdbOptions.Default with { Profile = LmdbProfile.Unsafe }),
        StoreSort.Sqlite => SqliteStore.At(Path.Combine(folder, "sqlite"), SqliteOptions.Default with { Profile = SqliteProfile.Fast }),
        _ => PostgresStore.At(postgres is null ? Started() : Within(postgres)),
    };

    public void Dispose()
    {
        drop?.Invoke();
        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    string Started()
    {
        if (!TemporaryServer.IsAvailable)
            throw new UsageException("PostgreSQL cannot be tried: no server is installed here. Name a database with --postgres, in which a "
                + "schema of its own is made and dropped, or leave PostgreSQL out with --on lmdb sqlite.");
        server = TemporaryServer.Start();
        return server.ConnectionString;
    }

    string Within(string postgres)
    {
        var connection = StoreAddress.Parse(postgres.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) ? postgres : "postgres:" + postgres).Location;
        var name = $"trestle_verify_{Guid.NewGuid():N}";
        Execute(connection, $"CREATE SCHEMA {name}");
        drop = () => Execute(connection, $"DROP SCHEMA {name} CASCADE");
        return new NpgsqlConnectionStringBuilder(connection) { SearchPath = name }.ConnectionString;
    }

    static void Execute(string connectionString, string sql)
    {
        try
        {
            using var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException error)
        {
            throw new UsageException($"The database of --postgres does not let a schema be made in it: {error.Message} Give one where the user may create schemas.");
        }
    }
}
