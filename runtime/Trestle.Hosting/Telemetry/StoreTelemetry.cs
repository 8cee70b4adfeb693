using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

/// <summary>
/// What a store tells of its work, after the database conventions of OpenTelemetry: never a key or a value. A host turns it on by itself; a
/// program without one wraps its store: <code>HistoryDb.Open(LmdbStore.At("history.lmdb").WithTelemetry())</code>
/// </summary>
public static class StoreTelemetry
{
    /// <summary>The name of the source of activities, of the meter and of the log: <c>Trestle</c>.</summary>
    public const string Name = "Trestle";

    /// <summary>The store, telling of its work.</summary>
    /// <param name="store">A store that does not tell yet.</param>
    /// <param name="slowOperation">How long an operation takes before it is logged as slow; null or infinite: none is.</param>
    /// <param name="logger">Where slow operations are logged; null for nowhere.</param>
    public static Store WithTelemetry(this Store store, TimeSpan? slowOperation = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        var threshold = slowOperation ?? Timeout.InfiniteTimeSpan;
        if (threshold < TimeSpan.Zero && threshold != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(slowOperation), threshold, "A time cannot be negative. Give one of zero or more, or an infinite one.");
        return new ObservedStore(store, threshold, logger ?? NullLogger.Instance);
    }
}
