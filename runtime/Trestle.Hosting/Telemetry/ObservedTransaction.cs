using System.Diagnostics;
using Trestle.Storage;

namespace Trestle.Hosting.Telemetry;

/// <summary>A transaction around one of the store's. Pooled, as that is.</summary>
sealed class ObservedTransaction(ObservedEngine engine, bool isWrite) : StoreTransaction
{
    static readonly OperationTarget CommitTarget = new("Commit");

    StoreTransaction? inner;
    long innerTicket;
    Activity? own;
    Activity? around;
    ActivityContext parent;

    public override StoreEngine Engine => engine;

    public override bool IsWrite => isWrite;

    /// <summary>The store's transaction. Throws <see cref="ObjectDisposedException"/> when it has ended.</summary>
    public StoreTransaction Inner
    {
        get
        {
            VerifyOpen();
            inner!.Verify(innerTicket);
            return inner;
        }
    }

    /// <summary>
    /// What an operation of the transaction belongs to: the transaction, unless the program has begun something in between.
    /// </summary>
    public ActivityContext Parent => ReferenceEquals(Activity.Current, around) ? parent : default;

    /// <summary>Takes over a transaction of the store that has just begun.</summary>
    /// <param name="begun">The transaction.</param>
    /// <param name="activity">The transaction's own activity, which ends with it.</param>
    /// <param name="context">What operations of the transaction belong to.</param>
    public ObservedTransaction Begin(StoreTransaction begun, Activity? activity, ActivityContext context)
    {
        inner = begun;
        innerTicket = begun.Ticket;
        own = activity;
        parent = context;
        around = Activity.Current;
        NextTicket();
        return this;
    }

    /// <summary>Ends it, and gives it back, if it still is the one with <paramref name="ticket"/>.</summary>
    public void Retire(long ticket, bool isCommitted)
    {
        if (Ticket != ticket)
            return;
        NextTicket();
        StopActivity(isCommitted);
        inner = null;
        engine.Return(this);
    }

    // Counted by the transaction within, to which savepoints belong.
    protected override int Savepoints => 0;

    protected override void CommitCore()
    {
        var operation = engine.Observer.Begin(CommitTarget, Parent);
        var isCommitted = false;
        try
        {
            Inner.Commit(innerTicket);
            isCommitted = true;
            operation.Done(Operation.NoRows);
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
        finally
        {
            RetireWithInner(isCommitted);
        }
    }

    protected override async ValueTask CommitCoreAsync(CancellationToken cancellationToken)
    {
        var operation = engine.Observer.Begin(CommitTarget, Parent);
        var isCommitted = false;
        try
        {
            await Inner.CommitAsync(innerTicket, cancellationToken).ConfigureAwait(false);
            isCommitted = true;
            operation.Done(Operation.NoRows);
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
        finally
        {
            RetireWithInner(isCommitted);
        }
    }

    protected override void EndCore()
    {
        try
        {
            inner!.End(innerTicket);
        }
        finally
        {
            RetireWithInner(isCommitted: false);
        }
    }

    protected override async ValueTask EndCoreAsync()
    {
        try
        {
            await inner!.EndAsync(innerTicket).ConfigureAwait(false);
        }
        finally
        {
            RetireWithInner(isCommitted: false);
        }
    }

    protected override Savepoint SavepointCore() => Inner.Savepoint(innerTicket);

    protected override ValueTask<Savepoint> SavepointCoreAsync(CancellationToken cancellationToken) =>
        Inner.SavepointAsync(innerTicket, cancellationToken);

    // A refused commit leaves the transaction within open, and so this one.
    void RetireWithInner(bool isCommitted)
    {
        if (inner!.Ticket != innerTicket)
            Retire(Ticket, isCommitted);
    }

    void StopActivity(bool isCommitted)
    {
        if (own is null)
            return;
        var current = Activity.Current;
        own.SetTag(Attributes.Committed, isCommitted).Stop();
        Activity.Current = current;
        own = null;
    }
}
