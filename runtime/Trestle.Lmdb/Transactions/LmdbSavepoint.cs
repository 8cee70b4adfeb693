using Trestle.Storage;

namespace Trestle.Lmdb.Transactions;

/// <summary>A nested native transaction. Ending an outer savepoint ends those within it in the same way.</summary>
sealed class LmdbSavepoint : Savepoint
{
    readonly LmdbTransaction transaction;
    readonly long ticket;
    readonly int depth;
    bool ended;

    public LmdbSavepoint(LmdbTransaction transaction)
    {
        this.transaction = transaction;
        ticket = transaction.Ticket;
        depth = transaction.Nesting;
        transaction.BeginNested();
    }

    public override void Release()
    {
        transaction.Verify(ticket);
        if (ended || transaction.Nesting <= depth)
            throw new InvalidOperationException("The savepoint has ended already. Release it once, before the savepoints around it end.");
        transaction.EndNested(depth, keep: true);
        ended = true;
    }

    public override void Dispose()
    {
        if (ended || transaction.Ticket != ticket)
            return;
        ended = true;
        if (transaction.Nesting > depth)
            transaction.EndNested(depth, keep: false);
    }
}
