using Trestle.Storage;

namespace Trestle.Postgres;

/// <summary>The options by the names that configurations have for them. What is no text stays to the program.</summary>
static class PostgresSettings
{
    public static StoreKind Kind { get; } = new StoreKind<PostgresOptions>(
        "postgres", "ConnectionString", PostgresOptions.Default, PostgresStore.At,
        new Dictionary<string, Func<PostgresOptions, StoreSetting, PostgresOptions>>
        {
            [nameof(PostgresOptions.MaxPoolSize)] = static (options, setting) => options with { MaxPoolSize = setting.Int32() },
            [nameof(PostgresOptions.MinPoolSize)] = static (options, setting) => options with { MinPoolSize = setting.Int32() },
            [nameof(PostgresOptions.AcquireTimeout)] = static (options, setting) => options with { AcquireTimeout = setting.Duration() },
            [nameof(PostgresOptions.IdleLifetime)] = static (options, setting) => options with { IdleLifetime = setting.Duration() },
            [nameof(PostgresOptions.ConnectionLifetime)] = static (options, setting) => options with { ConnectionLifetime = setting.Duration() },
            [nameof(PostgresOptions.TestAfterIdle)] = static (options, setting) => options with { TestAfterIdle = setting.Duration() },
            [nameof(PostgresOptions.Role)] = static (options, setting) => options with { Role = setting.Text },
            [nameof(PostgresOptions.DefaultIsolation)] = static (options, setting) => options with { DefaultIsolation = setting.Enum<Isolation>() },
            [nameof(PostgresOptions.SnapshotAtFirstRead)] = static (options, setting) => options with { SnapshotAtFirstRead = setting.Boolean() },
            [nameof(PostgresOptions.MaxRetries)] = static (options, setting) => options with { MaxRetries = setting.Int32() },
            [nameof(PostgresOptions.DropUnknownIndexes)] = static (options, setting) => options with { DropUnknownIndexes = setting.Boolean() },
        });
}
