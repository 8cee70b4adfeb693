using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Trestle.Lmdb;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Hosting.Tests;

public sealed class HealthTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static TheoryData<string> Stores => ["lmdb", "sqlite"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_database_that_can_be_read_is_healthy(string store)
    {
        await using var services = Services(_ => At(store));
        var entry = await Check(services);
        Assert.Equal((HealthStatus.Healthy, "StockDb can be read."), (entry.Status, entry.Description));
        Assert.InRange((long)entry.Data["usedBytes"], 1, 1 << 20);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_store_that_is_nearly_full_is_degraded_and_says_so(string store)
    {
        await using var services = Services(_ => At(store), degradedAt: 0.5);
        var db = services.GetRequiredService<StockDb>();
        await Assert.ThrowsAsync<StoreFullException>(() => Fill(db));
        var entry = await Check(services);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Matches(@"^The store of StockDb is \d+ % full: \d+ of \d+ bytes\. Raise its limit", entry.Description);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_is_healthy_while_it_answers(bool snapshotAtFirstRead)
    {
        await using var services = Services(_ => PostgresServer.NewStore(new PostgresOptions { SnapshotAtFirstRead = snapshotAtFirstRead }));
        Assert.Equal(HealthStatus.Healthy, (await Check(services)).Status);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_unhealthy_and_says_why()
    {
        await File.WriteAllTextAsync(folder.File("a"), new string('x', 10_000));
        await using var services = Services(_ => LmdbStore.At(folder.File("a")));
        var entry = await Check(services);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("StockDb cannot be read. ", entry.Description, StringComparison.Ordinal);
        Assert.IsAssignableFrom<TrestleException>(entry.Exception);
    }

    [Fact]
    public async Task What_a_failure_means_can_be_chosen()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddStockDb(_ => throw new StoreLockedException("Somebody has it. Wait."))
            .AddHealthChecks().AddDatabase<StockDb>("stock", HealthStatus.Degraded, ["ready"]).Services
            .BuildServiceProvider();
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"));
        Assert.Equal((HealthStatus.Degraded, "StockDb cannot be read. Somebody has it. Wait."), (report.Entries["stock"].Status, report.Entries["stock"].Description));
    }

    [Fact]
    public void A_part_that_is_none_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("degradedAt", () => new ServiceCollection().AddHealthChecks().AddDatabase<StockDb>(degradedAt: 90));

    Store At(string store) => store == "lmdb"
        ? LmdbStore.At(folder.File("a"), new LmdbOptions { MaxMapSize = 2 << 20, Profile = LmdbProfile.Unsafe })
        : SqliteStore.At(folder.File("a"), new SqliteOptions { MaxSizeBytes = 2 << 20, Profile = SqliteProfile.Fast });

    static async Task Fill(StockDb db)
    {
        for (var id = 0; id < 1_000_000; id += 1000)
            await db.WriteAsync(tx => tx.Items.InsertMany(Enumerable.Range(id, 1000).Select(n => new Item { Id = n, Code = $"code {n}" })));
    }

    static ServiceProvider Services(Func<IServiceProvider, Store> store, double degradedAt = 0.9) => new ServiceCollection().AddLogging()
        .AddStockDb(store)
        .AddHealthChecks().AddDatabase<StockDb>(degradedAt: degradedAt).Services
        .BuildServiceProvider();

    static async Task<HealthReportEntry> Check(ServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["StockDb"];
    }
}
