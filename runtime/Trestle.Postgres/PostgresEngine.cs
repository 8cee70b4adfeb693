using System.Data;
using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Migrations;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Tables;
using Trestle.Postgres.Transactions;
using Trestle.Storage;
using Trestle.Verification;

namespace Trestle.Postgres;

/// <summary>A database opened with a schema: a pool of connections, each of which serves one transaction at a time.</summary>
sealed class PostgresEngine : StoreEngine
{
    readonly Server server;
    readonly SessionPool pool;
    readonly Admission writes = new();
    readonly Retries retries;
    readonly StatementTexts texts = new();
    readonly SchemaWatch watch;
    Divisions divisions = new([]);
    TableCollector tables;
    int held;
    int closed;

    PostgresEngine(Server server, SchemaShape schema, MigrationPass? pass = null)
    {
        this.server = server;
        pool = new SessionPool(server);
        retries = new Retries(this, server.Options.MaxRetries);
        watch = new SchemaWatch(texts, session => divisions.Read(session), pass);
        tables = new TableCollector(schema, schema, texts, divisions);
    }

    /// <summary>Opens the tables of <paramref name="schema"/>, having created or brought up to date what needs it.</summary>
    public static PostgresEngine Open(Server server, SchemaShape schema, Action<ITableVisitor> visit)
    {
        var engine = new PostgresEngine(server, schema);
        try
        {
            var opened = engine.OpenCatalog(schema);
            return engine.Show(NamedSchema.Of(opened.Schema, schema), opened.Schema, opened.Generation, visit);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Opens tables as <paramref name="named"/> says, which has the names of the database, for a migration.</summary>
    public static PostgresEngine Open(Server server, SchemaShape named, Action<ITableVisitor> visit, MigrationPass pass)
    {
        var engine = new PostgresEngine(server, named, pass);
        try
        {
            return engine.Show(named, named, pass.Generation, visit);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public override TableEngine<TRow, TKey> Table<TLayout, TRow, TKey>() => (TableEngine<TRow, TKey>)tables.Of<TLayout, TRow, TKey>();

    public override StoreTransaction BeginRead() => BeginRead(isAsync: false, CancellationToken.None).Result();

    public override async ValueTask<StoreTransaction> BeginReadAsync(CancellationToken cancellationToken) =>
        await BeginRead(isAsync: true, cancellationToken).ConfigureAwait(false);

    public override StoreTransaction BeginWrite(Isolation? isolation = null) =>
        BeginWrite(isAsync: false, isolation, isHeld: true, CancellationToken.None).Result();

    public override async ValueTask<StoreTransaction> BeginWriteAsync(Isolation? isolation, CancellationToken cancellationToken) =>
        await BeginWrite(isAsync: true, isolation, isHeld: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Begins a write transaction, which its caller holds or which the store itself will end.</summary>
    public async ValueTask<PostgresTransaction> BeginWrite(
        bool isAsync, Isolation? isolation, bool isHeld, CancellationToken cancellationToken)
    {
        RequireOpen(closed == 0);
        var session = await pool.Rent(isAsync, cancellationToken).ConfigureAwait(false);
        var transaction = session.Writer ??= new PostgresTransaction(this, session, isWrite: true);
        try
        {
            Begin(transaction, Level(isolation ?? server.Options.DefaultIsolation), isHeld);
            if (watch.IsDue)
                await watch.Check(isAsync, transaction, cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await GiveUp(isAsync, transaction).ConfigureAwait(false);
            throw;
        }
    }

    public override Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        // The body waits for the server, and must not make its caller wait.
        return Admit(() => Task.Run(() => retries.Run(state, body, isolation, cancellationToken), cancellationToken));
    }

    public override Task<TResult> WriteTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Admit(() => retries.RunAsync(state, body, isolation, cancellationToken));
    }

    // Nobody waits for a connection on a thread that those who have one need to go on.
    public override Task<TResult> ReadAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Task.Run(
            () => ReadTaskAsync((state, body), static (transaction, s) => Task.FromResult(s.body(transaction, s.state)), cancellationToken),
            cancellationToken);
    }

    // The room is the server's, which does not tell.
    public override async ValueTask<StoreFill> ProbeAsync(CancellationToken cancellationToken)
    {
        var transaction = await BeginRead(isAsync: true, cancellationToken).ConfigureAwait(false);
        var ticket = transaction.Ticket;
        try
        {
            await watch.Check(isAsync: true, transaction, cancellationToken).ConfigureAwait(false);
            return default;
        }
        finally
        {
            await transaction.EndAsync(ticket).ConfigureAwait(false);
        }
    }

    public override StoreStats Stats()
    {
        var transaction = BeginRead(isAsync: false, CancellationToken.None).Result();
        var ticket = transaction.Ticket;
        try
        {
            return PostgresStats.Read(transaction.Session, watch.Schema!, Volatile.Read(ref held) - 1);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(
            $"{server.Place} is on a server, which a program cannot copy to a file of its own. Use pg_dump, or copy the rows to another store.");

    public override bool Check(StoreTransaction transaction, StoreCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        With(session =>
        {
            new PostgresCheck(session, watch.Schema!, check).Run();
            return true;
        });
        return true;
    }

    public override void RebuildIndexes(CancellationToken cancellationToken) => With(session =>
    {
        PostgresCheck.Rebuild(session, watch.Schema!, cancellationToken);
        return true;
    });

    public override void Dispose()
    {
        RequireIdle();
        writes.Close().GetAwaiter().GetResult();
        Close();
    }

    public override async ValueTask DisposeAsync()
    {
        RequireIdle();
        await writes.Close().ConfigureAwait(false);
        Close();
    }

    /// <summary>Takes the connection of a transaction back.</summary>
    public void Ended(PostgresTransaction transaction)
    {
        if (transaction.IsHeld)
            Interlocked.Decrement(ref held);
        pool.Return(transaction.Session);
    }

    /// <summary>Lets the next transaction look whether the tables are as they were.</summary>
    public void LookAgain() => watch.MarkDue();

    /// <summary>Closes idle connections when an error says that one was lost: the others probably are, too.</summary>
    public void ForgetLost(Exception error)
    {
        if (error is StoreUnavailableException)
            pool.Clear();
    }

    async ValueTask<PostgresTransaction> BeginRead(bool isAsync, CancellationToken cancellationToken)
    {
        RequireOpen(closed == 0);
        try
        {
            return await TryBeginRead(isAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException error)
        {
            // Nothing has been read yet, so that a new connection is as good as the one that was lost.
            ForgetLost(error);
            return await TryBeginRead(isAsync, cancellationToken).ConfigureAwait(false);
        }
    }

    async ValueTask<PostgresTransaction> TryBeginRead(bool isAsync, CancellationToken cancellationToken)
    {
        var session = await pool.Rent(isAsync, cancellationToken).ConfigureAwait(false);
        var transaction = session.Reader ??= new PostgresTransaction(this, session, isWrite: false);
        try
        {
            Begin(transaction, IsolationLevel.RepeatableRead, isHeld: true);
            if (!server.Options.SnapshotAtFirstRead || watch.IsDue)
                await watch.Check(isAsync, transaction, cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await GiveUp(isAsync, transaction).ConfigureAwait(false);
            throw;
        }
    }

    void Begin(PostgresTransaction transaction, IsolationLevel level, bool isHeld)
    {
        transaction.Begin(level, isHeld);
        if (isHeld)
            Interlocked.Increment(ref held);
    }

    async ValueTask GiveUp(bool isAsync, PostgresTransaction transaction)
    {
        if ((transaction.Ticket & 1) == 0)
            pool.Return(transaction.Session);
        else if (isAsync)
            await transaction.EndAsync(transaction.Ticket).ConfigureAwait(false);
        else
            transaction.End(transaction.Ticket);
    }

    async Task<TResult> Admit<TResult>(Func<Task<TResult>> write)
    {
        RequireOpen(writes.TryEnter());
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            writes.Exit();
        }
    }

    PostgresEngine Show(SchemaShape named, SchemaShape stored, long generation, Action<ITableVisitor> visit)
    {
        ReadDivisions(named);
        watch.Start(named, generation);
        tables = new TableCollector(named, stored, texts, divisions);
        visit(tables);
        tables.Finish();
        return this;
    }

    OpenedCatalog OpenCatalog(SchemaShape schema) => With(session => new CatalogOpening(session, schema, server.Options).Run());

    void ReadDivisions(SchemaShape named)
    {
        divisions = new Divisions(named.Tables);
        if (named.Tables.All(table => table.Partition is null))
            return;
        With(session =>
        {
            divisions.Read(session);
            return true;
        });
    }

    T With<T>(Func<Session, T> body)
    {
        var session = pool.Rent(isAsync: false, CancellationToken.None).Result();
        try
        {
            return body(session);
        }
        finally
        {
            pool.Return(session);
        }
    }

    void Close()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return;
        pool.Dispose();
        server.Dispose();
    }

    void RequireIdle()
    {
        if (closed == 0 && Volatile.Read(ref held) > 0)
            throw new InvalidOperationException($"Transactions on {server.Place} are still open. End them before the database is disposed.");
    }

    // Of servers that each judge for themselves, one could refuse to commit what another has committed.
    IsolationLevel Level(Isolation isolation) => isolation switch
    {
        Isolation.Serializable when divisions.Any => throw new NotSupportedException(
            $"{server.Place} has partitions on other servers, where no transaction can be serializable. Set the DefaultIsolation of "
                + "PostgresOptions to RepeatableRead, or give it to the transaction."),
        Isolation.ReadCommitted => IsolationLevel.ReadCommitted,
        Isolation.RepeatableRead => IsolationLevel.RepeatableRead,
        Isolation.Serializable => IsolationLevel.Serializable,
        _ => throw new ArgumentOutOfRangeException(nameof(isolation), isolation, "Give a member of Isolation."),
    };
}
