using System.ComponentModel;

namespace Trestle.Storage;

/// <summary>
/// Gives a transaction into the hands of a body that may use it and not end it. What the body left half done is an error, whoever
/// made it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Loan
{
    /// <summary>Runs <paramref name="body"/>. Throws <see cref="InvalidOperationException"/> when it leaves a savepoint open.</summary>
    public static TResult Run<TState, TResult>(
        StoreTransaction transaction, TState state, Func<StoreTransaction, TState, TResult> body)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(body);
        var savepoints = transaction.Savepoints;
        transaction.IsLent = true;
        try
        {
            var result = body(transaction, state);
            RequireReturned(transaction, savepoints);
            return result;
        }
        finally
        {
            transaction.IsLent = false;
        }
    }

    /// <summary>As <see cref="Run"/>, for a body that returns a task.</summary>
    public static async Task<TResult> RunAsync<TState, TResult>(
        StoreTransaction transaction, TState state, Func<StoreTransaction, TState, Task<TResult>> body)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(body);
        var savepoints = transaction.Savepoints;
        transaction.IsLent = true;
        try
        {
            var result = await body(transaction, state).ConfigureAwait(false);
            RequireReturned(transaction, savepoints);
            return result;
        }
        finally
        {
            transaction.IsLent = false;
        }
    }

    static void RequireReturned(StoreTransaction transaction, int savepoints)
    {
        transaction.RequireWhole();
        if (transaction.Savepoints != savepoints)
            throw new InvalidOperationException("The delegate of a write left a savepoint open. "
                + "Release or dispose it before returning; its writes are undone.");
    }
}
