using Npgsql;

namespace Trestle.Postgres.Sessions;

/// <summary>A database on a server, and how connections to it are set up.</summary>
sealed class Server : IDisposable, IAsyncDisposable
{
    // Each statement is one that an index serves in its order, so that the planner need neither compare nor sort: it could only choose
    // to read more than a range holds, and under serializable isolation a table that was read as a whole collides with every write.
    const string Settings = "SET standard_conforming_strings = on; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
        + "SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_sort = off; SET jit = off; SET TimeZone = 'UTC'";

    static readonly Version Oldest = new(12, 0);

    readonly NpgsqlDataSource source;
    readonly string setup;

    public Server(string connectionString, PostgresOptions options)
    {
        Options = options;
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        Place = PlaceOf(builder.ConnectionStringBuilder);
        builder.ConnectionStringBuilder.Pooling = false;
        builder.ConnectionStringBuilder.MaxAutoPrepare = 0;
        builder.ConnectionStringBuilder.Enlist = false;
        options.Configure?.Invoke(builder);
        source = builder.Build();
        setup = Settings + (options.Role is null ? "" : "; SET ROLE " + PostgresDialect.Instance.Quote(options.Role));
    }

    public PostgresOptions Options { get; }

    /// <summary>The database, for messages.</summary>
    public string Place { get; }

    /// <summary>The database of a connection string, for messages: no secret is in it.</summary>
    public static string PlaceOf(NpgsqlConnectionStringBuilder connection) =>
        $"PostgreSQL database '{connection.Database ?? connection.Username}' on {connection.Host}";

    /// <summary>Opens a connection.</summary>
    public async ValueTask<Session> Connect(bool isAsync, CancellationToken cancellationToken)
    {
        try
        {
            var connection = isAsync ? await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false) : source.OpenConnection();
            return await SetUp(isAsync, new Session(connection, Place), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            throw PostgresErrors.From(error, Place, cancellationToken);
        }
    }

    public void Dispose() => source.Dispose();

    public ValueTask DisposeAsync() => source.DisposeAsync();

    async ValueTask<Session> SetUp(bool isAsync, Session session, CancellationToken cancellationToken)
    {
        try
        {
            if (session.Connection.PostgreSqlVersion < Oldest)
                throw new StoreException(
                    0, $"{Place} is version {session.Connection.PostgreSqlVersion}, and Trestle needs {Oldest}. Update the server.");
            await session.Execute(isAsync, setup, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
