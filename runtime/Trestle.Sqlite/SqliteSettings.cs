using Trestle.Storage;

namespace Trestle.Sqlite;

/// <summary>The options by the names that configurations have for them.</summary>
static class SqliteSettings
{
    public const string Name = "sqlite";

    public static StoreKind Kind { get; } = new StoreKind<SqliteOptions>(
        Name, "Path", SqliteOptions.Default, SqliteStore.At, new Dictionary<string, Func<SqliteOptions, StoreSetting, SqliteOptions>>
        {
            [nameof(SqliteOptions.Profile)] = static (options, setting) => options with { Profile = setting.Enum<SqliteProfile>() },
            [nameof(SqliteOptions.BusyTimeout)] = static (options, setting) => options with { BusyTimeout = setting.Duration() },
            [nameof(SqliteOptions.CacheBytes)] = static (options, setting) => options with { CacheBytes = setting.Int64() },
            [nameof(SqliteOptions.MaxSizeBytes)] = static (options, setting) => options with { MaxSizeBytes = setting.Int64() },
            [nameof(SqliteOptions.MaxIdleReaders)] = static (options, setting) => options with { MaxIdleReaders = setting.Int32() },
            [nameof(SqliteOptions.ReadOnly)] = static (options, setting) => options with { ReadOnly = setting.Boolean() },
            [nameof(SqliteOptions.WriteTimeout)] = static (options, setting) => options with { WriteTimeout = setting.Duration() },
            [nameof(SqliteOptions.QueueLength)] = static (options, setting) => options with { QueueLength = setting.Int32() },
            [nameof(SqliteOptions.MaxBatch)] = static (options, setting) => options with { MaxBatch = setting.Int32() },
            [nameof(SqliteOptions.MaxBatchTime)] = static (options, setting) => options with { MaxBatchTime = setting.Duration() },
            [nameof(SqliteOptions.DropUnknownIndexes)] = static (options, setting) => options with { DropUnknownIndexes = setting.Boolean() },
        });
}
