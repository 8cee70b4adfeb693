using System.ComponentModel;

namespace Trestle.Verification;

/// <summary>Takes up what is found wrong with a store, and what could not be looked at.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreCheck
{
    const int MostFaults = 1000;

    readonly IProgress<VerifyProgress>? progress;
    readonly List<StoreFault> faults = [];
    readonly List<string> notChecked = [];
    readonly CancellationToken cancellationToken;
    long faultCount;
    long rows;
    long entries;

    internal StoreCheck(IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        this.progress = progress;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Something is wrong.</summary>
    public void Add(FaultKind kind, string? table, string? index, string message)
    {
        faultCount++;
        if (faults.Count < MostFaults)
            faults.Add(new(kind, table, index, message));
    }

    /// <summary>Something could not be looked at: fact and remedy.</summary>
    public void AddUnchecked(string message) => notChecked.Add(message);

    internal void CountRow(string table)
    {
        rows++;
        Tell(table);
    }

    internal void CountEntry(string table)
    {
        entries++;
        Tell(table);
    }

    internal VerifyReport Report() => new(rows, entries, faultCount, faults, notChecked);

    void Tell(string table)
    {
        if (((rows + entries) & 1023) != 0)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new(table, rows + entries));
    }
}
