using Trestle.Storage;

namespace Trestle.Postgres.Transactions;

/// <summary>
/// Runs writes that the server can be asked for again: until one goes through, another error comes, or the retries are used up. The
/// pauses grow, and are random so that those who collided do not meet again.
/// </summary>
sealed class Retries(PostgresEngine engine, int most)
{
    const double FirstPause = 2;
    const double LongestPause = 250;

    public Task<TResult> Run<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Run(
            transaction => Task.FromResult(Loan.Run(transaction, state, body)), isolation, cancellationToken);

    public Task<TResult> RunAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Run(transaction => Loan.RunAsync(transaction, state, body), isolation, cancellationToken);

    async Task<TResult> Run<TResult>(
        Func<PostgresTransaction, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                return await Once(body, isolation, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is TransactionConflictException or StoreUnavailableException && retry < most)
            {
                engine.ForgetLost(error);
                await Task.Delay(Pause(retry), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    async Task<TResult> Once<TResult>(
        Func<PostgresTransaction, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        var transaction = await engine.BeginWrite(isAsync: true, isolation, isHeld: false, cancellationToken).ConfigureAwait(false);
        var ticket = transaction.Ticket;
        try
        {
            var result = await body(transaction).ConfigureAwait(false);
            await transaction.CommitAsync(ticket, cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            await transaction.EndAsync(ticket).ConfigureAwait(false);
        }
    }

    static TimeSpan Pause(int retry) =>
        TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * Math.Min(LongestPause, FirstPause * Math.Pow(2, retry)));
}
