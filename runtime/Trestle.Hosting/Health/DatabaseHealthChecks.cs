using Microsoft.Extensions.Diagnostics.HealthChecks;
using Trestle;
using Trestle.Hosting.Health;

// Where the methods of every health check are.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds databases to health checks.</summary>
public static class DatabaseHealthChecks
{
    /// <summary>
    /// Checks a database of the services: unhealthy, or <paramref name="failureStatus"/>, when it cannot be opened and read; degraded when
    /// its store is nearly full.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check; null for the name of the class.</param>
    /// <param name="failureStatus">What a database that cannot be read means; null for unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <param name="degradedAt">The filled part, from 0 to 1, from which a store with a limit is degraded.</param>
    public static IHealthChecksBuilder AddDatabase<TDatabase>(
        this IHealthChecksBuilder builder, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null,
        double degradedAt = 0.9)
        where TDatabase : Database
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (degradedAt is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(degradedAt), degradedAt, "The filled part is from 0 to 1. Give such a number.");
        return builder.Add(new HealthCheckRegistration(
            name ?? typeof(TDatabase).Name, services => new DatabaseHealthCheck<TDatabase>(services, degradedAt), failureStatus, tags));
    }
}
