using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Trestle.Storage;

namespace Trestle.Hosting.Health;

/// <summary>Reads from a database, opening it if need be, and looks how full its store is.</summary>
sealed class DatabaseHealthCheck<TDatabase>(IServiceProvider services, double degradedAt) : IHealthCheck
    where TDatabase : Database
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var database = services.GetRequiredService<TDatabase>();
            return Judge(await database.ProbeAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new(context.Registration.FailureStatus, $"{typeof(TDatabase).Name} cannot be read. {error.Message}", error);
        }
    }

    HealthCheckResult Judge(StoreFill fill)
    {
        var data = new Dictionary<string, object> { ["usedBytes"] = fill.UsedBytes, ["maxSizeBytes"] = fill.MaxSizeBytes };
        return fill.Part < degradedAt
            ? HealthCheckResult.Healthy($"{typeof(TDatabase).Name} can be read.", data)
            : HealthCheckResult.Degraded(Full(fill), data: data);
    }

    static string Full(StoreFill fill) => string.Create(
        CultureInfo.InvariantCulture,
        $"The store of {typeof(TDatabase).Name} is {fill.Part * 100:0} % full: {fill.UsedBytes} of {fill.MaxSizeBytes} bytes. "
            + $"Raise its limit before writes are refused, or delete rows.");
}
