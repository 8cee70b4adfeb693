namespace Trestle.Sqlite.Transactions;

/// <summary>Lends read transactions, each with a connection of its own that stays open for the next reader.</summary>
sealed class ReadPool(SqliteEngine engine, SqliteFile file) : IDisposable
{
    readonly Lock gate = new();
    readonly Stack<SqliteTransaction> idle = [];
    readonly HashSet<SqliteTransaction> rented = [];
    bool isClosed;

    public int Rented
    {
        get
        {
            lock (gate)
                return rented.Count;
        }
    }

    /// <summary>How many commits the oldest snapshot is behind.</summary>
    public long OldestLag(long commits)
    {
        lock (gate)
            return rented.Count == 0 ? 0 : rented.Max(transaction => commits - transaction.BegunAt);
    }

    public SqliteTransaction Rent()
    {
        SqliteTransaction? transaction;
        lock (gate)
        {
            if (idle.TryPop(out transaction))
                rented.Add(transaction);
        }
        return transaction ?? Create();
    }

    public void Return(SqliteTransaction transaction)
    {
        lock (gate)
        {
            rented.Remove(transaction);
            if (!isClosed && idle.Count < file.Options.MaxIdleReaders)
            {
                idle.Push(transaction);
                return;
            }
        }
        transaction.Connection.Dispose();
    }

    /// <summary>Takes back a transaction that could not begin.</summary>
    public void Discard(SqliteTransaction transaction)
    {
        lock (gate)
            rented.Remove(transaction);
        transaction.Connection.Dispose();
    }

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            while (idle.TryPop(out var transaction))
                transaction.Connection.Dispose();
        }
    }

    SqliteTransaction Create()
    {
        var transaction = new SqliteTransaction(engine, file.Connect(write: false), isWrite: false);
        lock (gate)
            rented.Add(transaction);
        return transaction;
    }
}
