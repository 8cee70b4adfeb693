using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Migrations;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Tables;
using Trestle.Sqlite.Transactions;
using Trestle.Storage;
using Trestle.Verification;

namespace Trestle.Sqlite;

/// <summary>A file opened with a schema: one connection that writes, and a pool of those that read.</summary>
sealed class SqliteEngine : StoreEngine
{
    readonly SqliteFile file;
    readonly GroupCommit queue;
    MigrationPass? pass;
    SchemaShape schema;
    TableCollector tables;
    SqliteTransaction? writer;
    long generation;
    long commits;
    int closed;

    SqliteEngine(SqliteFile file, SchemaShape schema)
    {
        this.file = file;
        this.schema = schema;
        Texts = new TransactionTexts(Statements);
        Readers = new ReadPool(this, file);
        Writers = new WriteGate(file.Path, file.Options.WriteTimeout);
        tables = new TableCollector(schema, Statements);
        queue = new GroupCommit(() => BeginWrite(), file.Options.QueueLength, file.Options.MaxBatch, file.Options.MaxBatchTime);
    }

    public SqlTexts Statements { get; } = new();

    public TransactionTexts Texts { get; }

    public ReadPool Readers { get; }

    public WriteGate Writers { get; }

    /// <summary>How many transactions this engine has committed.</summary>
    public long Commits => Volatile.Read(ref commits);

    /// <summary>Opens the tables of <paramref name="schema"/>, having created or brought up to date what needs it.</summary>
    public static SqliteEngine Open(SqliteFile file, SchemaShape schema, Action<ITableVisitor> visit)
    {
        file.Create();
        FileHead.RequireWhole(file.Path);
        var engine = new SqliteEngine(file, schema);
        try
        {
            var opened = new FileOpening(file, schema).Run();
            engine.generation = opened.Generation;
            engine.schema = NamedSchema.Of(opened.Schema, schema);
            engine.tables = new TableCollector(engine.schema, engine.Statements);
            visit(engine.tables);
            engine.tables.Finish();
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Opens tables as <paramref name="schema"/> says, which has the names of the file, for a migration.</summary>
    public static SqliteEngine Open(SqliteFile file, SchemaShape schema, Action<ITableVisitor> visit, MigrationPass pass)
    {
        var engine = new SqliteEngine(file, schema) { pass = pass, generation = pass.Generation };
        try
        {
            visit(engine.tables);
            engine.tables.Finish();
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public override TableEngine<TRow, TKey> Table<TLayout, TRow, TKey>() => (TableEngine<TRow, TKey>)tables.Of<TLayout, TRow, TKey>();

    public override StoreTransaction BeginRead()
    {
        RequireOpen(closed == 0);
        var transaction = Readers.Rent();
        try
        {
            RequireKnownSchema(transaction, transaction.BeginRead());
            return transaction;
        }
        catch
        {
            Readers.Discard(transaction);
            throw;
        }
    }

    public override StoreTransaction BeginWrite(Isolation? isolation = null)
    {
        RequireOpen(closed == 0);
        if (file.Options.ReadOnly)
            throw new InvalidOperationException($"'{file.Path}' is open read-only. Open it with SqliteOptions.ReadOnly = false to write.");
        Writers.Enter();
        try
        {
            writer ??= new SqliteTransaction(this, ConnectWriter(), isWrite: true);
            var found = writer.BeginWrite();
            RequireKnownSchema(writer, found);
            return writer;
        }
        catch
        {
            if (writer is not null && (writer.Ticket & 1) != 0)
                writer.End(writer.Ticket);
            else
                Writers.Exit();
            throw;
        }
    }

    public override Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        RequireOpen(closed == 0);
        return queue.Add(state, body, cancellationToken);
    }

    public override async ValueTask<StoreFill> ProbeAsync(CancellationToken cancellationToken)
    {
        var transaction = (SqliteTransaction)await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        var ticket = transaction.Ticket;
        try
        {
            return SqliteStats.Fill(transaction.Connection, file.Options);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override StoreStats Stats()
    {
        var transaction = (SqliteTransaction)BeginRead();
        var ticket = transaction.Ticket;
        try
        {
            return SqliteStats.Read(this, file, transaction, tables.All);
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    public override void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default)
    {
        RequireOpen(closed == 0);
        SqliteBackup.Run(file, path, bytesWritten, cancellationToken);
    }

    public override bool Check(StoreTransaction transaction, StoreCheck check)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        SqliteCheck.Run(((SqliteTransaction)transaction).Connection, tables.All, check);
        return true;
    }

    public override void RebuildIndexes(CancellationToken cancellationToken)
    {
        var transaction = (SqliteTransaction)BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            SqliteCheck.Rebuild(transaction.Connection, tables.All, cancellationToken);
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

    /// <summary>Counts a commit.</summary>
    public void Committed() => Interlocked.Increment(ref commits);

    void Close()
    {
        if (closed != 0)
            return;
        if (Readers.Rented > 0 || (writer is not null && (writer.Ticket & 1) != 0))
            throw StillOpen();
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return;
        Readers.Dispose();
        writer?.Connection.Dispose();
        Writers.Dispose();
    }

    // Before the queue closes, so that a refusal leaves everything open. Accepted writes would wait for an own write transaction,
    // which cannot end before this returns.
    void RequireIdle()
    {
        if (closed == 0 && (Readers.Rented > 0 || (writer is not null && (writer.Ticket & 1) != 0 && Writers.IsMine)))
            throw StillOpen();
    }

    InvalidOperationException StillOpen() => new($"Transactions on '{file.Path}' are still open. "
        + "End them before the database is disposed.");

    // What a savepoint must be able to undo is kept in memory: as a file it takes a third of the time of a load.
    Connection ConnectWriter()
    {
        var connection = file.Connect(write: true);
        file.Set(connection, "temp_store", "2");
        return connection;
    }

    // Another process may have changed the schema in the file since.
    void RequireKnownSchema(SqliteTransaction transaction, long found)
    {
        if (found == Volatile.Read(ref generation))
            return;
        if (pass is not null)
        {
            pass.RequireHeld(transaction.Connection);
            Volatile.Write(ref generation, found);
            return;
        }
        var hold = HoldTable.Read(transaction.Connection);
        if (hold is not null && transaction.IsWrite)
            throw HoldTable.Changing(file.Path, hold);
        SchemaFit.RequireUnchanged($"'{file.Path}'", SchemaShape.Parse(CatalogTable.Read(transaction.Connection).Schema), schema);
        // Until the migration is over, nobody begins to write unseen.
        if (hold is null)
            Volatile.Write(ref generation, found);
    }
}
