using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb.Bulk;

/// <summary>Tells a caller how far a load is: at each phase, and every few thousand rows.</summary>
sealed class ProgressReport(IProgress<LoadProgress>? to, LmdbTransaction transaction)
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

    public void Report()
    {
        if (to is null)
            return;
        var (ticket, changes) = (transaction.Ticket, transaction.Changes);
        to.Report(new LoadProgress(rows, written, phase));
        transaction.Verify(ticket);
        if (phase >= LoadPhase.Writing && changes != transaction.Changes)
            throw new InvalidOperationException(
                "The progress of a load has changed the load's transaction, whose rows were checked already. Write before the load or after it.");
    }
}
