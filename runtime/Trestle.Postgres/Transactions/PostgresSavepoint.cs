using Trestle.Storage;

namespace Trestle.Postgres.Transactions;

/// <summary>A savepoint of PostgreSQL. Ending an outer one ends those within it in the same way.</summary>
sealed class PostgresSavepoint(PostgresTransaction transaction, int depth) : Savepoint
{
    readonly long ticket = transaction.Ticket;
    bool ended;

    public override void Release() => Release(isAsync: false, CancellationToken.None).Result();

    public override ValueTask ReleaseAsync(CancellationToken cancellationToken = default) => Release(isAsync: true, cancellationToken);

    public override void Dispose() => Undo(isAsync: false).Result();

    public override async ValueTask DisposeAsync()
    {
        await Undo(isAsync: true).ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    ValueTask Release(bool isAsync, CancellationToken cancellationToken)
    {
        transaction.Verify(ticket);
        if (ended || transaction.Depth <= depth)
            throw new InvalidOperationException("The savepoint has ended already. Release it once, before the savepoints around it end.");
        ended = true;
        return transaction.EndNested(isAsync, depth, keep: true, cancellationToken);
    }

    ValueTask Undo(bool isAsync)
    {
        if (ended || transaction.Ticket != ticket)
            return default;
        ended = true;
        return transaction.Depth > depth ? transaction.EndNested(isAsync, depth, keep: false, CancellationToken.None) : default;
    }
}
