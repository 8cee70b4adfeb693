namespace Trestle.Storage;

/// <summary>A write that waits for its turn. It is started once or cancelled, never both.</summary>
abstract class QueuedWrite
{
    const int Waiting = 0;
    const int Started = 1;
    const int Cancelled = 2;

    CancellationTokenRegistration registration;
    int state;

    /// <summary>Lets <paramref name="token"/> cancel the write until it starts.</summary>
    public void CancelWith(CancellationToken token)
    {
        if (!token.CanBeCanceled)
            return;
        registration = token.UnsafeRegister(static (self, token) => ((QueuedWrite)self!).Cancel(token), this);
        // The write may have started before there was anything to unregister; a token that lives long would keep it.
        if (Volatile.Read(ref state) == Started)
            registration.Unregister();
    }

    /// <summary>Claims the write for running; false when it was cancelled.</summary>
    public bool TryStart()
    {
        var isFirst = Interlocked.CompareExchange(ref state, Started, Waiting) == Waiting;
        registration.Unregister();
        return isFirst;
    }

    /// <summary>Runs the body and keeps its result until <see cref="Complete"/>.</summary>
    public abstract void Run(StoreTransaction transaction);

    /// <summary>Gives the caller the result, after the commit.</summary>
    public abstract void Complete();

    /// <summary>Gives the caller an error.</summary>
    public abstract void Fail(Exception error);

    protected abstract void SetCanceled(CancellationToken token);

    void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref state, Cancelled, Waiting) == Waiting)
            SetCanceled(token);
    }
}

/// <summary>A write with its body, and the task that its caller holds. Continuations never run on the writing thread.</summary>
sealed class QueuedWrite<TState, TResult>(TState state, Func<StoreTransaction, TState, TResult> body) : QueuedWrite
{
    readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TResult? result;

    public Task<TResult> Task => completion.Task;

    public override void Run(StoreTransaction transaction) => result = body(transaction, state);

    public override void Complete() => completion.TrySetResult(result!);

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException canceled)
            completion.TrySetCanceled(canceled.CancellationToken);
        else
            completion.TrySetException(error);
    }

    protected override void SetCanceled(CancellationToken token) => completion.TrySetCanceled(token);
}
