namespace Trestle.Postgres.Transactions;

/// <summary>Counts the writes that were accepted, so that closing can wait for them.</summary>
sealed class Admission
{
    readonly Lock gate = new();
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int running;
    bool isClosed;

    /// <summary>Takes a write in; false when the store closes.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (!isClosed)
                running++;
            return !isClosed;
        }
    }

    public void Exit()
    {
        lock (gate)
        {
            if (--running == 0 && isClosed)
                drained.TrySetResult();
        }
    }

    /// <summary>Takes in no more; completes when all that were taken in have ended.</summary>
    public Task Close()
    {
        lock (gate)
        {
            isClosed = true;
            if (running == 0)
                drained.TrySetResult();
        }
        return drained.Task;
    }
}
