using Trestle.Storage;

namespace Trestle.Lmdb.Bulk;

/// <summary>Tells a caller how far a load is: at each phase, and every few thousand rows.</summary>
sealed class ProgressReport(IProgress<LoadProgress>? to)
{
    const long Interval = 8192;

    LoadPhase phase;
    long rows;
    long written;

    public void Enter(LoadPhase next)
    {
        phase = next;
        Report();
    }

    public void RowRead()
    {
        if (++rows % Interval == 0)
            Report();
    }

    public void RowWritten()
    {
        if (++written % Interval == 0)
            Report();
    }

    public void Report() => to?.Report(new LoadProgress(rows, written, phase));
}
