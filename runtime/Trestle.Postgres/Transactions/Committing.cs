using Npgsql;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Transactions;

/// <summary>Commits, and tells apart what the server has refused from what it may have done though its answer is lost.</summary>
static class Committing
{
    public static async ValueTask Run(
        bool isAsync, NpgsqlTransaction transaction, Session session, CancellationToken cancellationToken)
    {
        try
        {
            if (isAsync)
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            else
                transaction.Commit();
        }
        catch (Exception error) when (IsAnswered(error))
        {
            throw PostgresErrors.From(error, session.Place, cancellationToken);
        }
        catch (Exception error)
        {
            session.Connection.Close();
            throw new UnknownOutcomeException(
                $"The connection to {session.Place} was lost while it committed: the transaction may have happened or not. Read what it was to "
                    + "write before writing it again.", error);
        }
    }

    // An answer that is an error says that nothing was committed; a cancelled commit has one when the server cancelled it.
    static bool IsAnswered(Exception error) => error switch
    {
        PostgresException refused => !PostgresErrors.IsLoss(refused),
        OperationCanceledException { InnerException: PostgresException refused } => !PostgresErrors.IsLoss(refused),
        _ => false,
    };
}
