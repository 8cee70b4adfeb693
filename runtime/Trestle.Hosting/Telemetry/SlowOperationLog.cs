using Microsoft.Extensions.Logging;

namespace Trestle.Hosting.Telemetry;

/// <summary>The line of an operation that took longer than the threshold.</summary>
static partial class SlowOperationLog
{
    [LoggerMessage(
        EventId = 1, EventName = "SlowOperation", Level = LogLevel.Warning,
        Message = "{Operation} took {Milliseconds} ms, longer than {Threshold} ms (table {Table}, index {Index}, rows {Rows}, error {Error}).")]
    public static partial void SlowOperation(
        this ILogger logger, string operation, double milliseconds, double threshold, string table, string index, long rows, string error);
}
