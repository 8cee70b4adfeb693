using Trestle.Migrations;

namespace Trestle.Hosting;

/// <summary>How a host opens and watches a database. A configuration sets each by its name.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The defaults.</summary>
    public static DatabaseOptions Default { get; } = new();

    /// <summary>
    /// Whether the database is opened when the host starts, before its services do, or else when it is first asked for. Default true: a
    /// store that cannot be opened should stop the start, not the first request.
    /// </summary>
    public bool OpenAtStart { get; init; } = true;

    /// <summary>
    /// What happens when the store lacks steps of the schema's history. Default <see cref="OnPending.Fail"/>: the start stops, and the message
    /// names the steps. A schema without a history has none to lack.
    /// </summary>
    public OnPending OnPending { get; init; } = OnPending.Fail;

    /// <summary>
    /// Whether the database tells of its work: traces and metrics, and slow operations in the log. Default true; without listeners it costs
    /// two looks at the clock per verb.
    /// </summary>
    public bool Telemetry { get; init; } = true;

    /// <summary>
    /// How long an operation takes before it is logged as slow. Default one second: what nobody waits for gladly.
    /// <see cref="Timeout.InfiniteTimeSpan"/>: none is.
    /// </summary>
    public TimeSpan SlowOperation { get; init; } = TimeSpan.FromSeconds(1);
}
