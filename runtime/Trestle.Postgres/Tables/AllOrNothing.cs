using Npgsql;
using Trestle.Postgres.Transactions;

namespace Trestle.Postgres.Tables;

/// <summary>
/// Runs several statements as one: all of them, or none. References may be broken in between where asked; at the end none may be.
/// </summary>
static class AllOrNothing
{
    const string Begin = "SAVEPOINT trestle_load";
    const string Defer = "; SET CONSTRAINTS ALL DEFERRED";
    const string Check = "SAVEPOINT trestle_check; SET CONSTRAINTS ALL IMMEDIATE; RELEASE trestle_check; ";
    const string End = "RELEASE trestle_load";

    /// <summary>Runs <paramref name="body"/>; <paramref name="broken"/> says what a broken reference is about, and may undo first.</summary>
    public static async ValueTask<T> Run<T>(
        bool isAsync, PostgresTransaction transaction, bool defers, Func<ValueTask<T>> body,
        Func<PostgresException, ValueTask<Exception>> broken, CancellationToken cancellationToken)
    {
        await transaction.Execute(isAsync, defers ? Begin + Defer : Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await body().ConfigureAwait(false);
            await Finish(isAsync, transaction, defers, broken, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch
        {
            await GiveUp(isAsync, transaction).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Undoes everything so far; the statements go on.</summary>
    public static ValueTask Undo(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken) =>
        transaction.UndoTo(isAsync, "trestle_load", release: false, cancellationToken);

    /// <summary>Looks whether any reference is broken that was let be so far.</summary>
    public static async ValueTask Require(
        bool isAsync, PostgresTransaction transaction, Func<PostgresException, ValueTask<Exception>> broken, CancellationToken cancellationToken)
    {
        if (await transaction.TryExecute(isAsync, Check, cancellationToken).ConfigureAwait(false) is not { } refused)
            return;
        await transaction.UndoTo(isAsync, "trestle_check", release: true, cancellationToken).ConfigureAwait(false);
        throw await broken(refused).ConfigureAwait(false);
    }

    static async ValueTask Finish(
        bool isAsync, PostgresTransaction transaction, bool defers, Func<PostgresException, ValueTask<Exception>> broken,
        CancellationToken cancellationToken)
    {
        if (defers)
            await Require(isAsync, transaction, broken, cancellationToken).ConfigureAwait(false);
        await transaction.Execute(isAsync, End, cancellationToken).ConfigureAwait(false);
    }

    // Not cancelled any more: an error, or the cancellation itself, is on its way already.
    static async ValueTask GiveUp(bool isAsync, PostgresTransaction transaction)
    {
        try
        {
            if (!transaction.Session.IsLost)
                await transaction.UndoTo(isAsync, "trestle_load", release: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TrestleException)
        {
        }
    }
}
