using System.Data;
using Npgsql;
using Trestle.Postgres.Transactions;

namespace Trestle.Postgres.Sessions;

/// <summary>
/// A connection to the server with the statements prepared on it. It serves one transaction at a time, and does one thing after the
/// other.
/// </summary>
sealed class Session(NpgsqlConnection connection, string place) : IDisposable
{
    readonly List<Statement?> statements = [];

    public NpgsqlConnection Connection => connection;

    /// <summary>What the connection gives out to those who read; one object, used again.</summary>
    public PostgresTransaction? Reader { get; set; }

    /// <summary>What the connection gives out to those who write; one object, used again.</summary>
    public PostgresTransaction? Writer { get; set; }

    /// <summary>The database, for messages.</summary>
    public string Place => place;

    /// <summary>When the connection was opened, in <see cref="Environment.TickCount64"/>.</summary>
    public long OpenedAt { get; } = Environment.TickCount64;

    /// <summary>When the connection was used last, in <see cref="Environment.TickCount64"/>.</summary>
    public long UsedAt { get; set; }

    /// <summary>The error because of which the server takes no more statements of the transaction, or of the innermost savepoint.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether the connection is lost.</summary>
    public bool IsLost => connection.FullState is ConnectionState.Closed or ConnectionState.Broken
        || (connection.FullState & ConnectionState.Open) == 0;

    /// <summary>The statement, prepared.</summary>
    public ValueTask<Statement> Prepare(bool isAsync, StatementText text, CancellationToken cancellationToken) =>
        text.Number < statements.Count && statements[text.Number] is { } known
            ? new(known)
            : PrepareNew(isAsync, text, cancellationToken);

    /// <summary>Runs statements that need no parameters and are not kept.</summary>
    public async ValueTask Execute(bool isAsync, string sql, CancellationToken cancellationToken)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            if (isAsync)
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            else
                command.ExecuteNonQuery();
        }
        catch (Exception error)
        {
            throw Failed(error, cancellationToken);
        }
    }

    /// <summary>
    /// As <see cref="Execute"/>; returns the constraint that refused the last statement, or null. The caller undoes what came before it.
    /// </summary>
    public async ValueTask<PostgresException?> TryExecute(bool isAsync, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await Execute(isAsync, sql, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (TrestleException error) when (error.InnerException is PostgresException refused && PostgresErrors.IsConstraint(refused.SqlState))
        {
            return refused;
        }
    }

    /// <summary>
    /// Sends rows by COPY, piece by piece, so that the server works on one while the next is made; returns the constraint that refused
    /// them, or null.
    /// </summary>
    public async ValueTask<PostgresException?> Copy(
        bool isAsync, string sql, IEnumerable<ReadOnlyMemory<byte>> pieces, CancellationToken cancellationToken)
    {
        try
        {
            if (isAsync)
                await CopyAsync(sql, pieces, cancellationToken).ConfigureAwait(false);
            else
                CopyNow(sql, pieces);
            return null;
        }
        catch (PostgresException error) when (PostgresErrors.IsConstraint(error.SqlState))
        {
            Refused(error);
            return error;
        }
        catch (Exception error)
        {
            throw Failed(error, cancellationToken);
        }
    }

    /// <summary>Notes an error of the driver and returns what to throw.</summary>
    public Exception Failed(Exception error, CancellationToken cancellationToken) =>
        Failure = PostgresErrors.From(IsLost ? PostgresErrors.OfLost(error) : error, place, cancellationToken);

    /// <summary>Notes that a constraint has refused a statement.</summary>
    public void Refused(PostgresException error) => Failure = PostgresErrors.From(error, place, CancellationToken.None);

    /// <summary>Undoes what a guarded statement did, so that the transaction is as before it.</summary>
    public ValueTask UndoGuarded(bool isAsync, CancellationToken cancellationToken) =>
        UndoTo(isAsync, "trestle_verb", release: true, cancellationToken);

    /// <summary>Undoes everything since a savepoint; the server then takes statements again.</summary>
    public async ValueTask UndoTo(bool isAsync, string savepoint, bool release, CancellationToken cancellationToken)
    {
        await Execute(isAsync, $"ROLLBACK TO {savepoint}{(release ? "; RELEASE " + savepoint : "")}", cancellationToken)
            .ConfigureAwait(false);
        Failure = null;
    }

    /// <summary>Forgets the error of a transaction that has ended.</summary>
    public void Recover() => Failure = null;

    public void Dispose()
    {
        statements.ForEach(statement => statement?.Dispose());
        connection.Dispose();
    }

    async Task CopyAsync(string sql, IEnumerable<ReadOnlyMemory<byte>> pieces, CancellationToken cancellationToken)
    {
        var stream = await connection.BeginRawBinaryCopyAsync(sql, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                foreach (var piece in pieces)
                    await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            }
            catch (TrestleException)
            {
                await stream.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    // A row that cannot be made must not end the load as if it were complete.
    void CopyNow(string sql, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        using var stream = connection.BeginRawBinaryCopy(sql);
        try
        {
            foreach (var piece in pieces)
                stream.Write(piece.Span);
        }
        catch (TrestleException)
        {
            stream.Cancel();
            throw;
        }
    }

    async ValueTask<Statement> PrepareNew(bool isAsync, StatementText text, CancellationToken cancellationToken)
    {
        var statement = await Statement.Prepare(isAsync, this, text, cancellationToken).ConfigureAwait(false);
        while (statements.Count <= text.Number)
            statements.Add(null);
        return statements[text.Number] = statement;
    }
}
