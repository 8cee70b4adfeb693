using System.Diagnostics;
using System.Threading.Channels;

namespace Trestle.Storage;

/// <summary>Runs the writes that wait in one transaction, and commits it when none is left or it has taken enough.</summary>
sealed class WriteBatch(Func<StoreTransaction> begin, int maxWrites, TimeSpan maxTime)
{
    static readonly Func<StoreTransaction, QueuedWrite, bool> Body = static (transaction, write) =>
    {
        write.Run(transaction);
        return true;
    };

    readonly List<QueuedWrite> done = [];
    StoreTransaction? transaction;

    public void Run(ChannelReader<QueuedWrite> reader)
    {
        var started = Stopwatch.GetTimestamp();
        while (done.Count < maxWrites && Stopwatch.GetElapsedTime(started) <= maxTime && reader.TryRead(out var write))
        {
            if (write.TryStart())
                Run(write);
        }
        Commit();
    }

    void Run(QueuedWrite write)
    {
        try
        {
            if (transaction is null)
                RunFirst(write);
            else
                RunNested(write);
        }
        catch (Exception error)
        {
            write.Fail(error);
            return;
        }
        done.Add(write);
    }

    void RunFirst(QueuedWrite write)
    {
        var begun = begin();
        try
        {
            Loan.Run(begun, write, Body);
        }
        catch
        {
            begun.EndCore();
            throw;
        }
        TakeBack(transaction = begun);
    }

    void RunNested(QueuedWrite write)
    {
        try
        {
            using var savepoint = transaction!.SavepointCore();
            Loan.Run(transaction, write, Body);
            savepoint.Release();
        }
        finally
        {
            TakeBack(transaction!);
        }
    }

    // A new ticket for the next body: one that keeps its transaction and uses it later is found out.
    static void TakeBack(StoreTransaction transaction)
    {
        transaction.NextTicket();
        transaction.NextTicket();
    }

    void Commit()
    {
        if (transaction is null)
            return;
        Exception? error = null;
        try
        {
            transaction.CommitCore();
        }
        catch (Exception e)
        {
            error = e;
        }
        transaction = null;
        foreach (var write in done)
            Finish(write, error);
        done.Clear();
    }

    static void Finish(QueuedWrite write, Exception? error)
    {
        if (error is null)
            write.Complete();
        else
            write.Fail(error);
    }
}
