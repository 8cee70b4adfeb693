using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Trestle.Hosting.Telemetry;

/// <summary>Tells whoever listens of the operations of one store.</summary>
/// <param name="system">The system, as the conventions name it.</param>
/// <param name="schema">The schema that the store was opened with.</param>
/// <param name="threshold">From when on an operation is slow.</param>
/// <param name="logger">Where slow ones are logged.</param>
sealed class StoreObserver(string system, string schema, TimeSpan threshold, ILogger logger)
{
    const string None = "none";

    readonly bool hasThreshold = threshold != Timeout.InfiniteTimeSpan;

    /// <summary>Whether anybody would hear of an operation that began now.</summary>
    public bool IsHeard =>
        hasThreshold || Instruments.Duration.Enabled || Instruments.ReturnedRows.Enabled || Instruments.Activities.HasListeners();

    /// <summary>Begins an operation; one that nobody would hear of does nothing.</summary>
    public Operation Begin(OperationTarget target, ActivityContext parent) => IsHeard
        ? new Operation(this, target, StartActivity(target, parent), Stopwatch.GetTimestamp())
        : default;

    /// <summary>As <see cref="Begin"/>, for what is too small to be an activity of its own.</summary>
    public Operation BeginUntraced(OperationTarget target) =>
        IsHeard ? new Operation(this, target, null, Stopwatch.GetTimestamp()) : default;

    /// <summary>An activity, which is the current one until it stops; null when nobody listens.</summary>
    public Activity? StartActivity(OperationTarget target, ActivityContext parent)
    {
        if (!Instruments.Activities.HasListeners())
            return null;
        var name = target.Table is null ? target.Name : $"{target.Name} {target.Table}";
        var activity = Instruments.Activities.StartActivity(name, ActivityKind.Client, parent);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        activity.SetTag(Attributes.System, system).SetTag(Attributes.Namespace, schema).SetTag(Attributes.Operation, target.Name);
        if (target.Table is not null)
            activity.SetTag(Attributes.Collection, target.Table);
        if (target.Index is not null)
            activity.SetTag(Attributes.Index, target.Index);
        return activity;
    }

    /// <summary>Tells of an operation that has ended.</summary>
    /// <param name="target">What it was.</param>
    /// <param name="activity">Its activity.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="rows">How many rows it read or wrote; negative when rows are not its business, or it failed.</param>
    /// <param name="error">What it failed with.</param>
    public void Ended(OperationTarget target, Activity? activity, TimeSpan elapsed, long rows, Exception? error)
    {
        var errorType = error?.GetType().FullName;
        Measure(target, elapsed, rows, errorType);
        if (hasThreshold && elapsed >= threshold)
            TellSlow(target, activity, elapsed, rows, errorType);
        if (activity is null)
            return;
        if (rows >= 0)
            activity.SetTag(target.Writes ? Attributes.AffectedRows : Attributes.ReturnedRows, rows);
        // Without the message, which names keys.
        if (errorType is not null)
            activity.SetTag(Attributes.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);
        activity.Stop();
    }

    void Measure(OperationTarget target, TimeSpan elapsed, long rows, string? errorType)
    {
        if (!Instruments.Duration.Enabled && !Instruments.ReturnedRows.Enabled)
            return;
        var tags = new TagList { { Attributes.System, system }, { Attributes.Namespace, schema }, { Attributes.Operation, target.Name } };
        if (target.Table is not null)
            tags.Add(Attributes.Collection, target.Table);
        if (errorType is not null)
            tags.Add(Attributes.ErrorType, errorType);
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
        if (rows >= 0 && !target.Writes)
            Instruments.ReturnedRows.Record(rows, tags);
    }

    void TellSlow(OperationTarget target, Activity? activity, TimeSpan elapsed, long rows, string? errorType)
    {
        activity?.AddEvent(new ActivityEvent(Attributes.SlowOperation));
        logger.SlowOperation(
            target.Name, elapsed.TotalMilliseconds, threshold.TotalMilliseconds, target.Table ?? None, target.Index ?? None, rows, errorType ?? None);
    }
}
