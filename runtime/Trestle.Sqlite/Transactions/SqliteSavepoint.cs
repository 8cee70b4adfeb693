using Trestle.Storage;

namespace Trestle.Sqlite.Transactions;

/// <summary>A savepoint of SQLite. Ending an outer one ends those within it in the same way.</summary>
sealed class SqliteSavepoint : Savepoint
{
    readonly SqliteTransaction transaction;
    readonly long ticket;
    readonly int depth;
    bool ended;

    public SqliteSavepoint(SqliteTransaction transaction)
    {
        this.transaction = transaction;
        ticket = transaction.Ticket;
        depth = transaction.Depth;
        transaction.BeginNested();
    }

    public override void Release()
    {
        transaction.Verify(ticket);
        if (ended || transaction.Depth <= depth)
            throw new InvalidOperationException("The savepoint has ended already. Release it once, before the savepoints around it end.");
        ended = true;
        transaction.EndNested(depth, keep: true);
    }

    public override void Dispose()
    {
        if (ended || transaction.Ticket != ticket)
            return;
        ended = true;
        if (transaction.Depth > depth)
            transaction.EndNested(depth, keep: false);
    }
}
