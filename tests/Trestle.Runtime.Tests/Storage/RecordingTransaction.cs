using Trestle.Storage;

namespace Trestle.Runtime.Tests.Storage;

/// <summary>A transaction that keeps a list of what was written, and can be told to fail.</summary>
sealed class RecordingTransaction(RecordingStore store) : StoreTransaction
{
    readonly List<string> written = [];
    readonly Stack<int> savepoints = [];

    public override StoreEngine Engine => throw new InvalidOperationException("There is no engine behind this transaction.");

    public override bool IsWrite => true;

    protected internal override int Savepoints => savepoints.Count;

    public static RecordingTransaction Begin(RecordingStore store)
    {
        var transaction = new RecordingTransaction(store);
        transaction.NextTicket();
        return transaction;
    }

    public void Write(string text) => written.Add(text);

    protected internal override void CommitCore()
    {
        NextTicket();
        if (store.CommitError is { } error)
            throw error;
        store.Commits.Add([.. written]);
    }

    protected internal override void EndCore()
    {
        NextTicket();
        store.Rollbacks++;
    }

    protected internal override Savepoint SavepointCore()
    {
        savepoints.Push(written.Count);
        return new Undo(this);
    }

    sealed class Undo(RecordingTransaction transaction) : Savepoint
    {
        bool released;

        public override void Release()
        {
            released = true;
            transaction.savepoints.Pop();
        }

        public override void Dispose()
        {
            if (released)
                return;
            released = true;
            var count = transaction.savepoints.Pop();
            transaction.written.RemoveRange(count, transaction.written.Count - count);
        }
    }
}

/// <summary>What became of the transactions.</summary>
sealed class RecordingStore
{
    public List<string[]> Commits { get; } = [];

    public int Rollbacks { get; set; }

    public Exception? CommitError { get; set; }

    public Exception? BeginError { get; set; }

    public StoreTransaction Begin() => BeginError is { } error ? throw error : RecordingTransaction.Begin(this);
}
