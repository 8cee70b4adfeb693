namespace Trestle.Sqlite.Transactions;

/// <summary>
/// The turn of the one writer of a database object. SQLite's own lock would do, but waiting for it is asking for it again and again,
/// and it does not know that the waiting thread already holds it.
/// </summary>
sealed class WriteGate(string file, TimeSpan timeout) : IDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);
    int owner;

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
                $"Another write transaction on '{file}' did not end within {timeout}. Keep write transactions short, or raise "
                    + "WriteTimeout.");
        Volatile.Write(ref owner, Environment.CurrentManagedThreadId);
    }

    public void Exit()
    {
        Volatile.Write(ref owner, 0);
        turn.Release();
    }

    public void Dispose() => turn.Dispose();
}
