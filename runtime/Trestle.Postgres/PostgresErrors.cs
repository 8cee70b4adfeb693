using System.Net.Sockets;
using Npgsql;
using Trestle.Postgres.Migrations;

namespace Trestle.Postgres;

/// <summary>
/// Turns the SQLSTATE codes of PostgreSQL and the errors of the driver into the errors of Trestle. Nothing else looks at a code's
/// meaning, and nothing at a message's.
/// </summary>
static class PostgresErrors
{
    const string IntegrityConstraintClass = "23";

    /// <summary>Whether a constraint that its name tells stopped the statement.</summary>
    public static bool IsConstraint(string state) => state.StartsWith(IntegrityConstraintClass, StringComparison.Ordinal);

    public static bool IsUnique(PostgresException error) => error.SqlState == PostgresErrorCodes.UniqueViolation;

    public static bool IsForeignKey(PostgresException error) => error.SqlState == PostgresErrorCodes.ForeignKeyViolation;

    public static bool IsCheck(PostgresException error) => error.SqlState is PostgresErrorCodes.CheckViolation or PostgresErrorCodes.NotNullViolation;

    /// <summary>Whether the connection is gone, and with it the answer to what was asked last.</summary>
    public static bool IsLoss(Exception error) => error switch
    {
        PostgresException refused => refused.InvariantSeverity is "FATAL" or "PANIC"
            || refused.SqlState.StartsWith("08", StringComparison.Ordinal) || refused.SqlState == "40003",
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException or IOException or SocketException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>
    /// What an error of a lost connection is: the driver may have taken away, while a verb ran, what the verb is about to use.
    /// </summary>
    public static Exception OfLost(Exception error) =>
        error is NullReferenceException ? new ObjectDisposedException(nameof(NpgsqlConnection), error) : error;

    /// <summary>Whether a statement needs a key of a whole table that has those of its partitions only.</summary>
    public static bool IsDivided(PostgresException error) => error.SqlState == PostgresErrorCodes.InvalidColumnReference;

    public static Exception From(Exception error, string place, CancellationToken cancellationToken) => error switch
    {
        TrestleException => error,
        OperationCanceledException => new OperationCanceledException(
            "The verb was cancelled; its transaction can only be rolled back.", error, cancellationToken),
        PostgresException refused => From(refused, place),
        NpgsqlException { InnerException: TimeoutException } => new StoreLockedException(
            $"{place} did not answer in time. Keep transactions short, or raise the Command Timeout of the connection string.", error),
        // The driver takes apart a connection that breaks, and may still wait for it in another thread.
        NpgsqlException or IOException or SocketException or ObjectDisposedException => new StoreUnavailableException(
            $"The connection to {place} was lost, or cannot be made. Check that the server runs and is reachable; what was not committed "
                + "is undone.", error),
        _ => error,
    };

    static TrestleException From(PostgresException error, string place) => error.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => new TransactionConflictException(
            "The transaction collided with one that ran at the same time, and is undone. Run it again, as WriteAsync does by itself.", error),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => new StoreLockedException(
            $"{place} gave up waiting, or was told to. Keep transactions short, or raise lock_timeout and statement_timeout.", error),
        PostgresErrorCodes.DiskFull => new StoreFullException($"The disk of {place} is full. Make room, and begin a new transaction.", error),
        PostgresErrorCodes.TooManyConnections => new PoolExhaustedException(
            $"{place} takes no more connections. Lower MaxPoolSize, or raise max_connections of the server.", error),
        _ when WriteGuard.IsFrom(error) => new SchemaMismatchException(
            [error.MessageText], $"{place} is being migrated: {error.MessageText}. Restart this program when that is done, with the new schema.", error),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.FeatureNotSupported =>
            new SchemaMismatchException(
                [error.MessageText], $"The tables of {place} are no longer those of the schema: {error.MessageText}. Restart this program, "
                    + "with the new schema if it differs.", error),
        PostgresErrorCodes.InsufficientPrivilege => new StoreException(
            0, $"{place} refuses: {error.MessageText}. Grant the role what it needs, or name another role.", error),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new CorruptRecordException(
            $"{place} is damaged: {error.MessageText}. Restore a backup, and check the disk.", error),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.InvalidCatalogName => new StoreException(
                0, $"{place} refuses the connection: {error.MessageText}. Correct the connection string, or create the database and the user.", error),
        _ when IsDivided(error) => new TransactionConflictException(
            $"A table of {place} was spread over servers, or brought together, after the program looked last. Run the transaction again, as "
                + "WriteAsync does by itself.", error),
        // Its own connection would not tell a code: it is one of the server's to another.
        PostgresErrorCodes.SqlClientUnableToEstablishSqlConnection => new StoreUnavailableException(
            $"A partition of {place} is on a server that cannot be reached: {error.MessageText}. Ask for rows of other partitions only, until "
                + "it is back.", error),
        _ when IsLoss(error) => new StoreUnavailableException(
            $"{place} ended the connection: {error.MessageText}. Begin a new transaction; what was not committed is undone.", error),
        _ => new StoreException(
            0, $"{place} reported error {error.SqlState}: {error.MessageText}. Dispose the transaction and try again.", error),
    };
}
