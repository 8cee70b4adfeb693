using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trestle.Lmdb;

namespace Trestle.Hosting.Tests;

/// <summary>The database as a service: when it is opened, and when it is closed.</summary>
public sealed class HostedDatabaseTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_one_object_and_opened_when_it_is_first_asked_for()
    {
        using var services = new ServiceCollection().AddStockDb(_ => LmdbStore.At(folder.File("a"))).BuildServiceProvider();
        Assert.False(File.Exists(folder.File("a")));
        Assert.Same(services.GetRequiredService<StockDb>(), services.GetRequiredService<StockDb>());
        Assert.True(File.Exists(folder.File("a")));
    }

    [Fact]
    public async Task It_is_closed_with_the_services()
    {
        StockDb db;
        await using (var services = new ServiceCollection().AddStockDb(_ => LmdbStore.At(folder.File("a"))).BuildServiceProvider())
        {
            db = services.GetRequiredService<StockDb>();
            await db.WriteAsync(tx => tx.Items.Insert(new Item { Id = 1, Code = "a" }));
        }
        Assert.Throws<ObjectDisposedException>(() => db.BeginRead());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_opens_it_before_its_own_services_start_unless_told_otherwise(bool openAtStart)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddHostedService(_ => new Looking(folder.File("a")));
        builder.Services.AddStockDb(_ => LmdbStore.At(folder.File("a")), new DatabaseOptions { OpenAtStart = openAtStart });
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal(openAtStart, host.Services.GetServices<IHostedService>().OfType<Looking>().Single().Found);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_stops_the_start()
    {
        await File.WriteAllTextAsync(folder.File("a"), new string('x', 10_000));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddStockDb(_ => LmdbStore.At(folder.File("a")));
        using var host = builder.Build();
        await Assert.ThrowsAnyAsync<TrestleException>(() => host.StartAsync());
    }

    [Fact]
    public void The_store_may_be_made_of_other_services()
    {
        using var services = new ServiceCollection()
            .AddSingleton(new LmdbOptions { ReadOnly = true })
            .AddStockDb(provider => LmdbStore.At(folder.File("a"), provider.GetRequiredService<LmdbOptions>()))
            .BuildServiceProvider();
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<StockDb>());
        Assert.False(File.Exists(folder.File("a")));
    }

    sealed class Looking(string path) : IHostedService
    {
        public bool Found { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Found = File.Exists(path);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
