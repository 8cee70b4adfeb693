namespace Trestle.Lmdb.Environments;

/// <summary>
/// The turn of the one writer: first among the threads of this process, then among processes. LMDB's own lock knows neither timeouts
/// nor that the waiting thread already holds it, and forgets who waits for it when another one is killed.
/// </summary>
sealed class WriteGate(string file, TimeSpan timeout, LockFile locks) : IDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);
    readonly Lock changing = new();
    int owner;
    int abandoned;

    /// <summary>Whether the current thread has the turn.</summary>
    public bool IsMine => Volatile.Read(ref owner) == Environment.CurrentManagedThreadId;

    public void Enter()
    {
        if (IsMine)
            throw new InvalidOperationException(
                $"This thread already has a write transaction on '{file}', and there is one at a time. "
                    + "Use it, or end it before beginning another.");
        if (!turn.Wait(timeout))
            throw new StoreLockedException(
                $"Another write transaction on '{file}' did not end within {timeout}. Keep write transactions short, or raise WriteTimeout.");
        if (Volatile.Read(ref abandoned) is var thread and not 0)
        {
            turn.Release();
            throw new StoreLockedException(
                $"The write transaction of thread {thread} on '{file}' was disposed on another thread, which cannot give back the "
                    + $"lock that LMDB gave to thread {thread}. End write transactions on the thread that began them, without awaiting in "
                    + "between, or use WriteAsync; now, restart the program.");
        }
        Volatile.Write(ref owner, Environment.CurrentManagedThreadId);
        locks.EnterWriting();
    }

    /// <summary>
    /// Says that the turn of <paramref name="thread"/> may never end, because its transaction has left it: then others get an error
    /// at once instead of waiting for ever. Should it end after all, all is well again.
    /// </summary>
    public void Abandon(int thread)
    {
        lock (changing)
        {
            if (abandoned != 0)
                return;
            Volatile.Write(ref abandoned, thread);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    public void Exit()
    {
        locks.ExitWriting();
        Volatile.Write(ref owner, 0);
        lock (changing)
        {
            if (abandoned == 0)
                turn.Release();
            Volatile.Write(ref abandoned, 0);
        }
    }
}
