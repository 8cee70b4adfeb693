using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Migrations;
using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>A file opened with a schema. Several engines of a process may share the environment of one file.</summary>
sealed class LmdbEngine : StoreEngine
{
    readonly SchemaShape schema;
    readonly MigrationTurn? turn;
    readonly LmdbTransaction writer;
    readonly GroupCommit queue;
    OpenedFile? file;
    long knownSnapshot;
    long knownGeneration;
    int closed;
    int beginning;

    LmdbEngine(LmdbEnvironment environment, SchemaShape schema, MigrationTurn? turn)
    {
        Environment = environment;
        this.schema = schema;
        this.turn = turn;
        Readers = new ReadPool(this);
        writer = LmdbTransaction.ForWriting(this);
        var options = environment.Options;
        queue = new GroupCommit(() => BeginWrite(), options.QueueLength, options.MaxBatch, options.MaxBatchTime);
    }

    public LmdbEnvironment Environment { get; }

    public ReadPool Readers { get; }

    /// <summary>The handle of the catalog; set as soon as it is known.</summary>
    public uint CatalogDbi { get; set; }

    /// <summary>Opens the tables of <paramref name="schema"/>; owns <paramref name="environment"/> from then on, also when it fails.</summary>
    /// <param name="owner">Who holds the file for a migration and opens it nevertheless; null for everybody else.</param>
    public static LmdbEngine Open(LmdbEnvironment environment, SchemaShape schema, Action<ITableVisitor> tables, string? owner = null) =>
        Open(new LmdbEngine(environment, schema, null), engine => new FileOpening(engine, schema, tables, owner).Run());

    /// <summary>Opens tables as a migration says they are; owns <paramref name="environment"/> from then on, also when it fails.</summary>
    public static LmdbEngine OpenForMigration(
        LmdbEnvironment environment, SchemaShape schema, Action<ITableVisitor> tables, MigrationTurn turn, string? tree = null) =>
        Open(new LmdbEngine(environment, schema, turn), engine => new MigrationOpening(engine, schema, tables, turn, tree).Run());

    static LmdbEngine Open(LmdbEngine engine, Func<LmdbEngine, OpenedFile> open)
    {
        try
        {
            engine.Use(open(engine));
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public override TableEngine<TRow, TKey> Table<TLayout, TRow, TKey>() =>
        file!.ByLayout.TryGetValue(typeof(TLayout), out var table)
            ? (TableEngine<TRow, TKey>)table
            : throw new InvalidOperationException($"The store was not opened with table '{TLayout.Shape.Name}'. "
                + "Open it through the generated database class.");

    public override StoreTransaction BeginRead()
    {
        RequireOpen(closed == 0);
        var transaction = Readers.Rent();
        var snapshot = transaction.Begin();
        if (snapshot != knownSnapshot)
            RequireTablesInPlace(transaction, snapshot);
        return transaction;
    }

    public override StoreTransaction BeginWrite(Isolation? isolation = null)
    {
        // Counted before the look at closed: a closing that does not see it must be seen here.
        Interlocked.Increment(ref beginning);
        try
        {
            RequireOpen(closed == 0);
            if (Environment.Options.ReadOnly)
                throw new InvalidOperationException($"'{Environment.Path}' is open read-only. Open it with LmdbOptions.ReadOnly = false to write.");
            Environment.Writers.Enter();
            BeginWriter();
            return writer;
        }
        finally
        {
            Interlocked.Decrement(ref beginning);
        }
    }

    void BeginWriter()
    {
        try
        {
            writer.Begin(Environment.BeginWrite());
        }
        catch
        {
            Environment.Writers.Exit();
            throw;
        }
        RequireKnownSchema();
    }

    public override Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        RequireOpen(closed == 0);
        return queue.Add(state, body, cancellationToken);
    }

    public override async ValueTask<StoreFill> ProbeAsync(CancellationToken cancellationToken)
    {
        var transaction = (LmdbTransaction)await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        var ticket = transaction.Ticket;
        try
        {
            return LmdbStats.Fill(Environment, transaction.Handle);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override StoreStats Stats()
    {
        var transaction = (LmdbTransaction)BeginRead();
        var ticket = transaction.Ticket;
        try
        {
            return LmdbStats.Read(Environment, transaction.Handle, NamedTree.Of(schema, file!.Dbi));
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default)
    {
        // Keeps the environment open and its map in place: the copying has a transaction that nobody else knows of.
        var transaction = BeginRead();
        var ticket = transaction.Ticket;
        try
        {
            LmdbBackup.Run(Environment, path, bytesWritten, cancellationToken);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override void RebuildIndexes(CancellationToken cancellationToken)
    {
        var transaction = (LmdbTransaction)BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            foreach (var table in file!.Tables.Values)
            {
                foreach (var index in table.Space.Indexes)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    table.BuildIndex(transaction, index);
                }
            }
            transaction.Commit(ticket);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override void Dispose()
    {
        RequireIdle();
        queue.Dispose();
        Close();
    }

    public override async ValueTask DisposeAsync()
    {
        RequireIdle();
        await queue.DisposeAsync().ConfigureAwait(false);
        Close();
    }

    void Close()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return;
        if (Volatile.Read(ref beginning) > 0 || (writer.Ticket & 1) != 0 || !Readers.TryClose())
        {
            Volatile.Write(ref closed, 0);
            throw StillOpen();
        }
        EnvironmentRegistry.Return(Environment);
    }

    // Before the queue closes, so that a refusal leaves everything open. Accepted writes would wait for an own write transaction,
    // which cannot end before this returns.
    void RequireIdle()
    {
        if (closed == 0 && (Readers.Rented > 0 || ((writer.Ticket & 1) != 0 && Environment.Writers.IsMine)))
            throw StillOpen();
    }

    InvalidOperationException StillOpen() => new($"Transactions on '{Environment.Path}' are still open. "
        + "End them before the database is disposed.");

    void Use(OpenedFile opened)
    {
        file = opened;
        CatalogDbi = opened.CatalogDbi;
        knownGeneration = opened.Generation;
    }

    // A migration may have put other rows in the place of a table since: its old ones would be read for ever. Whether anything was committed
    // at all is asked first, and costs next to nothing.
    void RequireTablesInPlace(LmdbTransaction transaction, long snapshot)
    {
        try
        {
            var generation = CatalogTree.ReadGeneration(transaction, CatalogDbi);
            if (turn is null && generation != Volatile.Read(ref knownGeneration))
                new ChangedFile(Environment.Path, schema, file!).RequireTablesInPlace(FileCatalog.Read(transaction, CatalogDbi));
            Volatile.Write(ref knownGeneration, generation);
            Volatile.Write(ref knownSnapshot, snapshot);
        }
        catch
        {
            transaction.End(transaction.Ticket);
            throw;
        }
    }

    // Another process may have changed the schema in the file since: this one's writes could leave its new indexes stale.
    void RequireKnownSchema()
    {
        if (file is null)
            return;
        try
        {
            if (turn is not null)
                turn.Require(writer, CatalogDbi);
            else if (CatalogTree.ReadGeneration(writer, CatalogDbi) is var generation && generation != file.Generation)
                file = new ChangedFile(Environment.Path, schema, file).Accept(FileCatalog.Read(writer, CatalogDbi), generation);
        }
        catch
        {
            writer.End(writer.Ticket);
            throw;
        }
    }
}
