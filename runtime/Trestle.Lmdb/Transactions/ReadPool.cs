using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;

namespace Trestle.Lmdb.Transactions;

/// <summary>
/// Lends read transactions: renewed and reset rather than begun and aborted. One per processor waits in a slot of its own, taken
/// and given back with one interlocked operation each; the others wait in a list.
/// </summary>
sealed class ReadPool : IReaderCount
{
    readonly LmdbEngine engine;
    readonly LmdbEnvironment environment;
    readonly LmdbTransaction?[] slots = new LmdbTransaction?[RoundUp(Environment.ProcessorCount) * Stride];
    readonly Stack<LmdbTransaction> idle = [];
    int created;
    volatile bool isClosed;

    // Slots that different processors use lie in different cache lines.
    const int Stride = 8;
    const int MostIdle = 64;

    public ReadPool(LmdbEngine engine)
    {
        this.engine = engine;
        environment = engine.Environment;
        environment.Map.Add(this);
    }

    public int Rented
    {
        get
        {
            lock (idle)
                return created - idle.Count - slots.Count(static slot => slot is not null);
        }
    }

    ref LmdbTransaction? Slot => ref slots[Thread.GetCurrentProcessorId() * Stride & (slots.Length - 1)];

    public LmdbTransaction Rent()
    {
        while (true)
        {
            // Counted as lent before the looks at isClosed and IsRemapping: what does not wait for it must be seen here.
            var transaction = Interlocked.Exchange(ref Slot, null) ?? TakeIdle();
            if (isClosed)
            {
                GiveUp(transaction);
                throw new ObjectDisposedException(typeof(Database).FullName);
            }
            if (environment.Map.IsRemapping)
            {
                GiveUp(transaction);
                environment.Map.Wait();
                continue;
            }
            if (Start(ref transaction))
                return transaction!;
        }
    }

    public void Return(LmdbTransaction transaction)
    {
        if (Interlocked.CompareExchange(ref Slot, transaction, null) is null)
            return;
        lock (idle)
        {
            if (idle.Count < MostIdle)
                idle.Push(transaction);
            else
                Discard(transaction);
        }
    }

    /// <summary>Frees the idle transactions; the reader slots that they keep become free.</summary>
    public void Trim()
    {
        lock (idle)
        {
            while (idle.TryPop(out var transaction))
                Discard(transaction);
            for (var i = 0; i < slots.Length; i++)
            {
                if (Interlocked.Exchange(ref slots[i], null) is { } waiting)
                    Discard(waiting);
            }
        }
    }

    /// <summary>Frees everything and lends nothing any more; false, and all as before, when a transaction is lent.</summary>
    public bool TryClose()
    {
        isClosed = true;
        Interlocked.MemoryBarrier();
        if (Rented > 0)
        {
            isClosed = false;
            return false;
        }
        Trim();
        environment.Map.Remove(this);
        return true;
    }

    /// <summary>An idle transaction; null when one is to be created, which counts as lent from now on.</summary>
    LmdbTransaction? TakeIdle()
    {
        lock (idle)
        {
            if (idle.TryPop(out var transaction))
                return transaction;
            created++;
            return null;
        }
    }

    void GiveUp(LmdbTransaction? transaction)
    {
        if (transaction is not null)
            Return(transaction);
        else
            Uncount();
    }

    void Uncount()
    {
        lock (idle)
            created--;
    }

    bool Start(ref LmdbTransaction? transaction)
    {
        var code = transaction is not null ? Mdb.TxnRenew(transaction.Handle) : Create(out transaction);
        if (code == LmdbErrors.Success)
            return true;
        GiveUp(transaction);
        if (code != LmdbErrors.MapResized)
            throw LmdbErrors.From(code, environment.Path);
        environment.Map.Adopt();
        return false;
    }

    int Create(out LmdbTransaction? transaction)
    {
        var code = environment.TryBeginRead(out var handle);
        if (code == LmdbErrors.ReadersFull)
        {
            environment.SweepReaders();
            Trim();
            code = environment.TryBeginRead(out handle);
        }
        transaction = code == LmdbErrors.Success ? LmdbTransaction.ForReading(engine, handle) : null;
        return code;
    }

    void Discard(LmdbTransaction transaction)
    {
        transaction.CloseCursors();
        Mdb.TxnAbort(transaction.Handle);
        Uncount();
    }

    static int RoundUp(int count) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count);
}
