using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>The options by the names that configurations have for them.</summary>
static class LmdbSettings
{
    public const string Name = "lmdb";

    public static StoreKind Kind { get; } = new StoreKind<LmdbOptions>(
        Name, "Path", LmdbOptions.Default, LmdbStore.At, new Dictionary<string, Func<LmdbOptions, StoreSetting, LmdbOptions>>
        {
            [nameof(LmdbOptions.MaxMapSize)] = static (options, setting) => options with { MaxMapSize = setting.Int64() },
            [nameof(LmdbOptions.MaxReaders)] = static (options, setting) => options with { MaxReaders = setting.Int32() },
            [nameof(LmdbOptions.MaxDatabases)] = static (options, setting) => options with { MaxDatabases = setting.Int32() },
            [nameof(LmdbOptions.Profile)] = static (options, setting) => options with { Profile = setting.Enum<LmdbProfile>() },
            [nameof(LmdbOptions.ReadOnly)] = static (options, setting) => options with { ReadOnly = setting.Boolean() },
            [nameof(LmdbOptions.WriteTimeout)] = static (options, setting) => options with { WriteTimeout = setting.Duration() },
            [nameof(LmdbOptions.QueueLength)] = static (options, setting) => options with { QueueLength = setting.Int32() },
            [nameof(LmdbOptions.MaxBatch)] = static (options, setting) => options with { MaxBatch = setting.Int32() },
            [nameof(LmdbOptions.MaxBatchTime)] = static (options, setting) => options with { MaxBatchTime = setting.Duration() },
            [nameof(LmdbOptions.BulkMemoryBytes)] = static (options, setting) => options with { BulkMemoryBytes = setting.Int64() },
            [nameof(LmdbOptions.SpillFolder)] = static (options, setting) => options with { SpillFolder = setting.Text },
            [nameof(LmdbOptions.CheckPagesUpTo)] = static (options, setting) => options with { CheckPagesUpTo = setting.Int64() },
            [nameof(LmdbOptions.DropUnknownIndexes)] = static (options, setting) => options with { DropUnknownIndexes = setting.Boolean() },
        });
}
