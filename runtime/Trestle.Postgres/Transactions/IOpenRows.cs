namespace Trestle.Postgres.Transactions;

/// <summary>A cursor whose rows are still coming from the server, so that the connection can do nothing else.</summary>
interface IOpenRows
{
    /// <summary>Takes the rest of the rows into memory, of which a statement gives a bounded number.</summary>
    ValueTask Drain(bool isAsync, CancellationToken cancellationToken);

    /// <summary>Lets go of the rest because the transaction ends.</summary>
    ValueTask Abandon(bool isAsync);
}
