// An embedded store's answer is there at once; async all the same, so that every error is the task's, as it is on a server.
#pragma warning disable CS1998

namespace Trestle.Storage;

/// <summary>
/// A transaction of a store. The object is pooled; what callers hold is a struct of the object and the ticket it was rented
/// under, so that a transaction used after its end is found out even when the object serves somebody else by then.
/// </summary>
public abstract class StoreTransaction
{
    object?[] accessors = [];

    /// <summary>The store that the transaction belongs to.</summary>
    public abstract StoreEngine Engine { get; }

    /// <summary>Whether the transaction can write.</summary>
    public abstract bool IsWrite { get; }

    /// <summary>Changes each time the object is rented and each time it ends; odd while the transaction is open.</summary>
    public long Ticket { get; private set; }

    /// <summary>The ticket of the open transaction. Throws <see cref="ObjectDisposedException"/> when there is none.</summary>
    public long OpenTicket
    {
        get
        {
            VerifyOpen();
            return Ticket;
        }
    }

    /// <summary>Whether a queue of writes lends the transaction to one body after another, and alone ends it.</summary>
    internal bool IsLent { get; set; }

    /// <summary>
    /// The table accessor kept at <paramref name="ordinal"/>, or null. Throws <see cref="ObjectDisposedException"/> when the
    /// transaction that held <paramref name="ticket"/> has ended.
    /// </summary>
    public object? Accessor(long ticket, int ordinal)
    {
        if (ticket != Ticket)
            ThrowEnded();
        var kept = accessors;
        return (uint)ordinal < (uint)kept.Length ? kept[ordinal] : null;
    }

    /// <summary>Keeps an accessor for the next time that this object is rented, and returns it.</summary>
    public TAccessor Keep<TAccessor>(int ordinal, TAccessor accessor)
        where TAccessor : class
    {
        if (ordinal >= accessors.Length)
            Array.Resize(ref accessors, ordinal + 8);
        accessors[ordinal] = accessor;
        return accessor;
    }

    /// <summary>Throws <see cref="ObjectDisposedException"/> when the transaction that held <paramref name="ticket"/> has ended.</summary>
    public void Verify(long ticket)
    {
        if (ticket != Ticket)
            ThrowEnded();
    }

    /// <summary>Throws <see cref="ObjectDisposedException"/> when the transaction has ended and the object serves nobody.</summary>
    public void VerifyOpen()
    {
        if ((Ticket & 1) == 0)
            ThrowEnded();
    }

    /// <summary>As <see cref="VerifyOpen()"/>, before a verb that takes a key: throws <see cref="ArgumentNullException"/> when it is null.</summary>
    internal void VerifyOpen<TKey>(TKey key)
    {
        // Asked first, because code that is not optimised yet would box the key of a value type.
        if (!typeof(TKey).IsValueType && key is null)
            throw new ArgumentNullException(nameof(key));
        VerifyOpen();
    }

    /// <summary>Makes everything written so far visible and, as far as the store's profile promises, durable; ends the transaction.</summary>
    public void Commit(long ticket)
    {
        Verify(ticket);
        RefuseWhenLent();
        CommitCore();
    }

    /// <summary>As <see cref="Commit"/>, without blocking while a server answers. A commit that was cancelled may have happened.</summary>
    public ValueTask CommitAsync(long ticket, CancellationToken cancellationToken)
    {
        Verify(ticket);
        RefuseWhenLent();
        return CommitCoreAsync(cancellationToken);
    }

    /// <summary>Undoes what was not committed and ends the transaction. Does nothing when it has ended already.</summary>
    public void End(long ticket)
    {
        if (ticket != Ticket)
            return;
        RefuseWhenLent();
        EndCore();
    }

    /// <summary>As <see cref="End"/>, without blocking while a server answers.</summary>
    public ValueTask EndAsync(long ticket)
    {
        if (ticket != Ticket)
            return default;
        RefuseWhenLent();
        return EndCoreAsync();
    }

    /// <summary>Starts a part of the transaction that can be undone alone.</summary>
    public Savepoint Savepoint(long ticket)
    {
        Verify(ticket);
        return SavepointCore();
    }

    /// <summary>As <see cref="Savepoint"/>, without blocking while a server answers.</summary>
    public ValueTask<Savepoint> SavepointAsync(long ticket, CancellationToken cancellationToken)
    {
        Verify(ticket);
        return SavepointCoreAsync(cancellationToken);
    }

    /// <summary>Does the commit; the transaction ends in any case.</summary>
    protected internal abstract void CommitCore();

    /// <summary>Rolls back and ends the transaction.</summary>
    protected internal abstract void EndCore();

    /// <summary>Starts a savepoint.</summary>
    protected internal abstract Savepoint SavepointCore();

    /// <summary>Does the commit; the transaction ends in any case, unless it was cancelled before the commit began.</summary>
    protected internal virtual async ValueTask CommitCoreAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CommitCore();
    }

    /// <summary>Rolls back and ends the transaction.</summary>
    protected internal virtual async ValueTask EndCoreAsync() => EndCore();

    /// <summary>Starts a savepoint.</summary>
    protected internal virtual async ValueTask<Savepoint> SavepointCoreAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return SavepointCore();
    }

    /// <summary>Throws when a write failed half way, so that the transaction, or the innermost savepoint, can only be rolled back.</summary>
    protected internal virtual void RequireWhole()
    {
    }

    /// <summary>How many savepoints are open, one within the other.</summary>
    protected internal abstract int Savepoints { get; }

    /// <summary>
    /// Makes every ticket given out so far invalid. Called by the store when it rents the object out and when the transaction
    /// ends.
    /// </summary>
    protected internal void NextTicket() => Ticket++;

    void RefuseWhenLent()
    {
        if (IsLent)
            throw new InvalidOperationException(
                "WriteAsync ends the transaction itself when its delegate returns. Return from the delegate to commit, throw to roll back.");
    }

    static void ThrowEnded() => throw new ObjectDisposedException(
        null, "The transaction has ended. Begin a new one; a transaction, its tables, views and enumerators live until Commit or Dispose.");
}
