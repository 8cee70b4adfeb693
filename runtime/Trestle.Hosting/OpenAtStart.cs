using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trestle.Hosting.Configuration;

namespace Trestle.Hosting;

/// <summary>Opens a database before the host's own services start, if its options say so.</summary>
sealed class OpenAtStart<TDatabase>(IServiceProvider services) : IHostedLifecycleService
    where TDatabase : Database
{
    // On a pool thread: an embedded store opens synchronously, and may build an index.
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            if (services.GetRequiredService<HostedStore<TDatabase>>().Options.OpenAtStart)
                services.GetRequiredService<TDatabase>();
        },
        cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
