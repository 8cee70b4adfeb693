using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Tables;
using Trestle.Storage;

namespace Trestle.Sqlite.Transactions;

/// <summary>A connection with an open transaction, and the cursors that walk in it.</summary>
sealed class SqliteTransaction : StoreTransaction
{
    readonly SqliteEngine engine;
    readonly TransactionTexts texts;
    readonly List<SqliteSequence> sequences = [];
    readonly List<IOpenCursor> cursors = [];
    int thread;

    public SqliteTransaction(SqliteEngine engine, Connection connection, bool isWrite)
    {
        this.engine = engine;
        texts = engine.Texts;
        Connection = connection;
        IsWrite = isWrite;
    }

    public override StoreEngine Engine => engine;

    public override bool IsWrite { get; }

    public Connection Connection { get; }

    /// <summary>Raised by every write and every savepoint, so that a cursor notices that what it stands on may have changed.</summary>
    public long Changes { get; private set; }

    /// <summary>How many savepoints are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether references are looked at only when the current verb ends.</summary>
    public bool DefersReferences { get; set; }

    /// <summary>How many commits this database object had made when the snapshot was taken.</summary>
    public long BegunAt { get; private set; }

    /// <summary>Scratch space for the encoded form of a row.</summary>
    public RowBuffer Row { get; } = new();

    /// <summary>Takes a snapshot. Returns how often the schema in the file has changed.</summary>
    public long BeginRead()
    {
        BegunAt = engine.Commits;
        Connection.Execute(texts.Begin);
        return Begun();
    }

    /// <summary>Takes the lock of the one writer. Returns how often the schema in the file has changed.</summary>
    public long BeginWrite()
    {
        thread = Environment.CurrentManagedThreadId;
        Connection.Execute(texts.BeginWrite);
        return Begun();
    }

    /// <summary>
    /// Throws when an error has rolled the transaction back already: SQLite would commit every further statement by itself.
    /// </summary>
    public Connection RequireAlive()
    {
        if (Connection.IsAutocommit)
            throw new StoreException(
                0, $"The transaction on '{Connection.File}' failed before and is rolled back. Dispose it and begin a new one.");
        return Connection;
    }

    /// <summary>Throws unless the transaction can write and the current thread is its own.</summary>
    public Connection RequireWriter()
    {
        if (!IsWrite)
            throw new InvalidOperationException("The transaction only reads. Begin a write transaction to change a table.");
        RequireThread();
        Changes++;
        return RequireAlive();
    }

    /// <summary>Notes a cursor, whose statement goes back to the connection when the transaction ends.</summary>
    public void Add(IOpenCursor cursor) => cursors.Add(cursor);

    public void Remove(IOpenCursor cursor) => cursors.Remove(cursor);

    /// <summary>The numbers of a table, continued from what the store holds.</summary>
    public SqliteSequence Sequence(ISqliteTable table)
    {
        foreach (var known in sequences)
        {
            if (known.Table == table)
                return known;
        }
        var sequence = new SqliteSequence(this, texts, table);
        sequences.Add(sequence);
        return sequence;
    }

    public void BeginNested()
    {
        RequireWriter().Execute(texts.Savepoint);
        Depth++;
    }

    /// <summary>Ends every savepoint above <paramref name="depth"/>, the innermost first.</summary>
    public void EndNested(int depth, bool keep)
    {
        RequireThread();
        Changes++;
        for (; Depth > depth; Depth--)
        {
            if (Connection.IsAutocommit)
                continue;
            if (!keep)
                Connection.Execute(texts.RollbackTo);
            Connection.Execute(texts.Release);
        }
    }

    /// <summary>
    /// Undoes a part of the transaction, unless an error has rolled all of it back; when that fails in its turn, all of it is rolled back.
    /// </summary>
    public void Undo(Action<SqliteTransaction> part)
    {
        try
        {
            if (!Connection.IsAutocommit)
                part(this);
        }
        catch (TrestleException)
        {
            RollBack();
        }
    }

    protected override int Savepoints => Depth;

    protected override Savepoint SavepointCore()
    {
        RequireWriter();
        return new SqliteSavepoint(this);
    }

    protected override void CommitCore()
    {
        var connection = RequireWriter();
        if (Depth > 0)
            throw new InvalidOperationException("A savepoint of the transaction is open. Release or dispose it before Commit.");
        try
        {
            foreach (var sequence in sequences)
                sequence.Flush();
            CloseCursors();
            connection.Execute(texts.Commit);
            engine.Committed();
        }
        finally
        {
            EndWriting();
        }
    }

    protected override void EndCore()
    {
        // On whatever thread: SQLite does not care, and a transaction that has left its thread must not hold the others up for ever.
        if (IsWrite)
        {
            EndWriting();
            return;
        }
        NextTicket();
        CloseCursors();
        ForgetSequences();
        RollBack();
        engine.Readers.Return(this);
    }

    long Begun()
    {
        NextTicket();
        var statement = Connection.Rent(texts.Generation);
        try
        {
            return statement.Step() ? statement.Read().Int64() : 0;
        }
        finally
        {
            Connection.Return(statement);
        }
    }

    void EndWriting()
    {
        NextTicket();
        CloseCursors();
        Depth = 0;
        ForgetSequences();
        try
        {
            RollBack();
        }
        finally
        {
            engine.Writers.Exit();
        }
    }

    // What was committed, or rolled back by an error, has nothing left to roll back.
    void RollBack()
    {
        if (!Connection.IsAutocommit)
            Connection.Execute(texts.Rollback);
    }

    void ForgetSequences()
    {
        foreach (var sequence in sequences)
            sequence.Forget();
    }

    void CloseCursors()
    {
        for (var at = cursors.Count - 1; at >= 0; at--)
            cursors[at].Close();
        cursors.Clear();
    }

    void RequireThread()
    {
        if (thread != Environment.CurrentManagedThreadId)
            throw new WrongThreadException(
                $"The write transaction belongs to thread {thread}, and this is thread {Environment.CurrentManagedThreadId}. "
                    + "Use and end it on the thread that began it, without awaiting in between; or use WriteAsync.");
    }
}
