using Npgsql;
using Trestle.Postgres.Columns;

namespace Trestle.Postgres.Sessions;

/// <summary>A statement prepared on one connection, with its parameters. One run of it ends before the next begins.</summary>
sealed class Statement : IDisposable
{
    public const string Guard = "SAVEPOINT trestle_verb";
    public const string Unguard = "RELEASE trestle_verb";

    readonly Session session;
    readonly NpgsqlBatch batch;
    readonly NpgsqlBatchCommand main;
    readonly Slot[] slots;

    Statement(Session session, StatementText text)
    {
        this.session = session;
        Text = text;
        slots = [.. text.Parameters.Select(kind => Slot.Of(kind, text.TakesLists))];
        batch = new NpgsqlBatch(session.Connection);
        main = new NpgsqlBatchCommand(text.Sql);
        foreach (var slot in slots)
            main.Parameters.Add(slot.Parameter);
        if (text.IsGuarded)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Guard));
        batch.BatchCommands.Add(main);
        if (text.IsGuarded)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Unguard));
    }

    public StatementText Text { get; }

    /// <summary>Prepares a statement on a connection, in one round trip.</summary>
    public static async ValueTask<Statement> Prepare(bool isAsync, Session session, StatementText text, CancellationToken cancellationToken)
    {
        var statement = new Statement(session, text);
        try
        {
            if (isAsync)
                await statement.batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            else
                statement.batch.Prepare();
            return statement;
        }
        catch (Exception error)
        {
            throw session.Failed(error, cancellationToken);
        }
    }

    /// <summary>Takes one value for each parameter.</summary>
    public ColumnBinder<ValueSink> Bind() => new(new ValueSink(slots));

    /// <summary>Takes one more row of values: an element for each parameter's list.</summary>
    public ColumnBinder<ListSink> BindRow() => new(new ListSink(slots));

    /// <summary>Makes the lists of all parameters empty.</summary>
    public void Clear()
    {
        foreach (var slot in slots)
            slot.Clear();
    }

    /// <summary>Runs the statement for its rows. The caller closes them.</summary>
    public async ValueTask<Rows> Read(bool isAsync, CancellationToken cancellationToken)
    {
        try
        {
            return new Rows(session, isAsync
                ? await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false)
                : batch.ExecuteReader());
        }
        catch (Exception error)
        {
            throw session.Failed(error, cancellationToken);
        }
    }

    /// <summary>Runs the statement for the number in the first column of its one row, if it gives any. Constraints as in <see cref="Run"/>.</summary>
    public async ValueTask<Effect> RunForNumber(bool isAsync, CancellationToken cancellationToken)
    {
        var (number, refused) = await RunFor(isAsync, static row => (long?)row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return new Effect(refused is null ? (long)main.Rows : 0, refused, number);
    }

    /// <summary>
    /// Runs the statement for what <paramref name="read"/> makes of its one row, if it gives any. Constraints as in <see cref="Run"/>.
    /// </summary>
    public async ValueTask<(T? Result, PostgresException? Refused)> RunFor<T>(
        bool isAsync, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadOne(isAsync, read, cancellationToken).ConfigureAwait(false), null);
        }
        catch (PostgresException error) when (PostgresErrors.IsConstraint(error.SqlState))
        {
            await Refuse(isAsync, error, cancellationToken).ConfigureAwait(false);
            return (default, error);
        }
        catch (Exception error)
        {
            throw session.Failed(error, cancellationToken);
        }
    }

    /// <summary>Runs the statement for its effect. A constraint that refuses it is no exception: the caller says what is wrong.</summary>
    public async ValueTask<Effect> Run(bool isAsync, CancellationToken cancellationToken)
    {
        try
        {
            if (isAsync)
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            else
                batch.ExecuteNonQuery();
            return new Effect((long)main.Rows, null, null);
        }
        catch (PostgresException error) when (PostgresErrors.IsConstraint(error.SqlState))
        {
            return await Refuse(isAsync, error, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            throw session.Failed(error, cancellationToken);
        }
    }

    public void Dispose() => batch.Dispose();

    async ValueTask<T?> ReadOne<T>(bool isAsync, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        if (!isAsync)
        {
            using var rows = batch.ExecuteReader();
            return rows.Read() ? read(rows) : default;
        }
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? read(reader) : default;
    }

    async ValueTask<Effect> Refuse(bool isAsync, PostgresException error, CancellationToken cancellationToken)
    {
        session.Refused(error);
        if (Text.IsGuarded)
            await session.UndoGuarded(isAsync, cancellationToken).ConfigureAwait(false);
        return new Effect(0, error, null);
    }
}

/// <summary>What a statement did.</summary>
/// <param name="Rows">How many rows it changed.</param>
/// <param name="Refused">The constraint that refused it, or null.</param>
/// <param name="Number">The number that it gave, or null.</param>
readonly record struct Effect(long Rows, PostgresException? Refused, long? Number);
