using System.Diagnostics;

namespace Trestle.Hosting.Telemetry;

/// <summary>An operation on its way; the default value is one that nobody would hear of. Ends once, by one of its methods.</summary>
readonly struct Operation(StoreObserver observer, OperationTarget target, Activity? activity, long started)
{
    /// <summary>The rows of an operation that has to do with none.</summary>
    public const long NoRows = -1;

    /// <summary>Whether somebody hears of it.</summary>
    public bool IsHeard => observer is not null;

    /// <summary>The context of its activity, for what happens within it on another thread.</summary>
    public ActivityContext Context => activity?.Context ?? default;

    /// <summary>It is done, with so many rows.</summary>
    public void Done(long rows) => End(rows, null);

    /// <summary>It failed. False always, so that an exception filter can tell of the error and let it go on.</summary>
    public bool Failed(Exception error)
    {
        End(NoRows, error);
        return false;
    }

    /// <summary>It ended, having taken so long inside the store.</summary>
    public void Ended(TimeSpan elapsed, long rows, Exception? error) => observer?.Ended(target, activity, elapsed, rows, error);

    void End(long rows, Exception? error) => observer?.Ended(target, activity, Stopwatch.GetElapsedTime(started), rows, error);
}
