using Npgsql;
using Trestle.Migrations;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Sessions;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Migrations;

/// <summary>Runs a plan: what it prepares, statement by statement, and then the switch.</summary>
/// <param name="session">The connection.</param>
/// <param name="owner">Who holds the database; null when nobody does.</param>
/// <param name="trace">Is told each statement of the plan that is run.</param>
sealed class MoveRun(Session session, string? owner, Action<string>? trace)
{
    const string ShortLock = "SET lock_timeout = '2s'; SET statement_timeout = '5min'";
    const string NoLimit = "SET lock_timeout = 0; SET statement_timeout = 0";
    const int Attempts = 60;

    /// <summary>Takes the database to where <paramref name="move"/> leads. What rows stand against is undone as far as it was prepared.</summary>
    public void Run(SchemaMove move, MovePlan plan, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        RemovePrepared([.. plan.Preparation.Select(change => change.Prepares).OfType<string>()], cancellationToken);
        try
        {
            for (var at = 0; at < plan.Preparation.Count; at++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new MigrationProgress(session.Place, plan.Preparation[at].Text, at, plan.Preparation.Count + plan.Switch.Count));
                Prepare(plan.Preparation[at], cancellationToken);
            }
            Patiently(() => Switch(move, plan, cancellationToken), cancellationToken);
        }
        catch (TrestleException error) when (error is SchemaMismatchException or UniqueViolationException or ForeignKeyViolationException)
        {
            RemovePrepared([], CancellationToken.None);
            throw;
        }
        finally
        {
            if (!session.IsLost)
                session.Execute(NoLimit);
        }
    }

    /// <summary>Runs statements as one transaction that waits for no lock for long; another that has it goes first.</summary>
    public void Shortly(Action work, CancellationToken cancellationToken) => Patiently(
        () =>
        {
            session.Execute("BEGIN ISOLATION LEVEL READ COMMITTED");
            session.Execute(ShortLock.Replace("SET ", "SET LOCAL ", StringComparison.Ordinal));
            CatalogTable.Lock(session);
            RequireHeld();
            work();
            session.Execute("COMMIT");
        },
        cancellationToken);

    void Prepare(ServerChange change, CancellationToken cancellationToken)
    {
        if (change.IsDone?.Invoke(session) == true)
            return;
        trace?.Invoke(change.Text);
        session.Execute(change.IsShort ? ShortLock : NoLimit);
        if (change.IsShort)
            Patiently(() => Do(change, cancellationToken), cancellationToken);
        else
            Do(change, cancellationToken);
    }

    void Switch(SchemaMove move, MovePlan plan, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        session.Execute("BEGIN ISOLATION LEVEL READ COMMITTED");
        session.Execute("SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = 0");
        CatalogTable.Lock(session);
        RequireHeld();
        foreach (var change in plan.Switch)
        {
            trace?.Invoke(change.Text);
            Do(change, CancellationToken.None);
        }
        TombstoneTable.Write(session, move.Burials);
        CatalogTable.Write(session, move.Goal.ToJson());
        session.Execute("COMMIT");
    }

    void Do(ServerChange change, CancellationToken cancellationToken)
    {
        try
        {
            if (change.Work is not null)
                change.Work(session, cancellationToken);
            else
                session.Run(change.Text, cancellationToken);
        }
        catch (TrestleException error) when (error.InnerException is PostgresException refused && PostgresErrors.IsConstraint(refused.SqlState))
        {
            throw change.Refused?.Invoke(session) ?? new SchemaMismatchException(
                [], $"{session.Place} refuses '{change.Text}': {refused.MessageText}. Change the rows that it means, and run the migration again.",
                error);
        }
    }

    void RemovePrepared(IReadOnlyCollection<string> needed, CancellationToken cancellationToken)
    {
        if (Prepared.Removals(session, needed).Count == 0)
            return;
        Shortly(() =>
        {
            foreach (var statement in Prepared.Removals(session, needed))
                session.Execute(statement);
        }, cancellationToken);
    }

    void RequireHeld() => HoldTable.RequireFree(session, owner);

    // Who waits for a lock makes all others wait behind it; so it is asked for again and again, and in between they come to their turn.
    void Patiently(Action work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (TrestleException error)
            {
                RollBack();
                if (attempt == Attempts || !IsBusy(error))
                    throw;
            }
            if (cancellationToken.WaitHandle.WaitOne(Random.Shared.Next(20, 20 + (Math.Min(attempt, 20) * 50))))
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    static bool IsBusy(TrestleException error) => error.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
    };

    // The first error says what is wrong; that a lost connection cannot roll back is no news.
    void RollBack()
    {
        if (session.IsLost)
            return;
        try
        {
            session.Execute("ROLLBACK");
            session.Recover();
        }
        catch (TrestleException)
        {
        }
    }
}
