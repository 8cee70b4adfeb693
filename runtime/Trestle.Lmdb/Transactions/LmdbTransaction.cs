using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Storage;

namespace Trestle.Lmdb.Transactions;

/// <summary>
/// A native transaction and what belongs to it. A reading one is renewed and reset; a writing one is a native handle each time,
/// with one more for each savepoint, of which only the innermost may be used.
/// </summary>
sealed unsafe class LmdbTransaction : StoreTransaction
{
    readonly LmdbEngine? engine;
    readonly LmdbEnvironment environment;
    readonly CursorPool cursors;
    readonly Stack<nint> outer = [];
    GroupSearch? group;
    int thread;
    int tornAt = Whole;

    const int Whole = -1;

    LmdbTransaction(LmdbEnvironment environment, LmdbEngine? engine, nint handle, bool isWrite)
    {
        this.engine = engine;
        this.environment = environment;
        cursors = new CursorPool(this);
        Roots = new TreeRoots(this);
        Handle = handle;
        IsWrite = isWrite;
        if (isWrite)
            Writing = new WriteBuffers(this);
    }

    public override StoreEngine Engine => Owner;

    public override bool IsWrite { get; }

    /// <summary>The engine, by its own type.</summary>
    public LmdbEngine Owner => engine ?? throw new InvalidOperationException("The transaction reads a file without its schema. "
        + "Open it through the generated database class.");

    public LmdbEnvironment Environment => environment;

    /// <summary>The native transaction to use: of several nested ones the innermost.</summary>
    public nint Handle { get; private set; }

    /// <summary>The snapshot that a reading transaction has; 0 where nobody said.</summary>
    public long Snapshot { get; private set; }

    /// <summary>Where trees begin in the snapshot.</summary>
    public TreeRoots Roots { get; }

    /// <summary>Looks several keys up at once.</summary>
    public GroupSearch Group => group ??= new GroupSearch(this);

    /// <summary>Raised by every write and at every nesting, so that a cursor notices that its place may have moved.</summary>
    public long Changes { get; private set; }

    /// <summary>How many native transactions are around the innermost.</summary>
    public int Nesting => outer.Count;

    /// <summary>Scratch space of a writing transaction.</summary>
    public WriteBuffers? Writing { get; }

    public static LmdbTransaction ForReading(LmdbEngine engine, nint handle) => new(engine.Environment, engine, handle, false);

    /// <summary>A transaction that reads the catalog of a file whose schema nobody knows yet.</summary>
    public static LmdbTransaction ForReading(LmdbEnvironment environment, nint handle) => new(environment, null, handle, false);

    public static LmdbTransaction ForWriting(LmdbEngine engine) => new(engine.Environment, engine, 0, true);

    /// <summary>A transaction that changes the catalog of a file whatever its schema is.</summary>
    public static LmdbTransaction ForWriting(LmdbEnvironment environment) => new(environment, null, 0, true);

    /// <summary>Makes a rented object an open transaction, and tells the snapshot that it has.</summary>
    public long Begin()
    {
        NextTicket();
        return Snapshot = (long)Mdb.TxnId(Handle);
    }

    /// <summary>Makes a rented object an open write transaction of the current thread.</summary>
    public void Begin(nint handle)
    {
        Handle = handle;
        thread = System.Environment.CurrentManagedThreadId;
        tornAt = Whole;
        NextTicket();
    }

    /// <summary>Throws unless the transaction can write and the current thread is its own.</summary>
    public WriteBuffers RequireWriter()
    {
        if (!IsWrite)
            throw new InvalidOperationException("The transaction only reads. Begin a write transaction to change a table.");
        RequireThread();
        RequireWhole();
        return Writing!;
    }

    /// <summary>
    /// Says that a verb begins to write what it has checked. If it does not come to <see cref="EndWrites"/>, half of it is written:
    /// then the transaction, or the savepoint around the verb, can only be rolled back.
    /// </summary>
    public void BeginWrites() => tornAt = Nesting;

    /// <summary>Says that the verb has written all of it.</summary>
    public void EndWrites() => tornAt = Whole;

    // One key alone is left to the library: it waits for memory as long without it.
    public bool TryFind(LmdbTree tree, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value) => TryFind(tree.Dbi, key, out value);

    public bool TryFind(uint dbi, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        var isFound = TryFindByLibrary(dbi, key, out var found);
        value = isFound ? found.Span : default;
        return isFound;
    }

    /// <summary>Finds an entry by asking the library.</summary>
    public bool TryFindByLibrary(uint dbi, scoped ReadOnlySpan<byte> key, out MdbVal value)
    {
        value = default;
        // No entry can have such a key, and LMDB would call it an error.
        if (key.IsEmpty || key.Length > environment.MaxKeySize)
            return false;
        fixed (byte* data = key)
        fixed (MdbVal* found = &value)
        {
            var wanted = new MdbVal(data, key.Length);
            return LmdbErrors.Found(Mdb.Get(Handle, dbi, &wanted, found), environment.Path);
        }
    }

    public void Put(LmdbTree tree, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        CheckWrite(Put(tree.Dbi, key, value, 0));

    public void Put(uint dbi, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => CheckWrite(Put(dbi, key, value, 0));

    /// <summary>Adds an entry; false, and nothing written, when the key exists.</summary>
    public bool TryAdd(LmdbTree tree, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var code = Put(tree.Dbi, key, value, MdbFlags.NoOverwrite);
        if (code == LmdbErrors.KeyExists)
            return false;
        CheckWrite(code);
        return true;
    }

    public bool Delete(LmdbTree tree, ReadOnlySpan<byte> key) => Delete(tree.Dbi, key);

    public bool Delete(uint dbi, ReadOnlySpan<byte> key)
    {
        Changes++;
        fixed (byte* data = key)
        {
            var wanted = new MdbVal(data, key.Length);
            var code = Mdb.Delete(Handle, dbi, &wanted, null);
            if (code == LmdbErrors.NotFound)
                return false;
            CheckWrite(code);
            return true;
        }
    }

    /// <summary>Removes every entry of a tree.</summary>
    public void Clear(LmdbTree tree) => Clear(tree.Dbi);

    /// <inheritdoc cref="Clear(LmdbTree)"/>
    public void Clear(uint dbi)
    {
        Changes++;
        CheckWrite(Mdb.Drop(Handle, dbi, 0));
    }

    public long Count(LmdbTree tree)
    {
        environment.Check(Mdb.Stat(Handle, tree.Dbi, out var stat));
        return (long)stat.Entries;
    }

    /// <summary>A cursor over a tree; the caller gives it back.</summary>
    public TreeCursor RentCursor(LmdbTree tree) => cursors.Rent(tree);

    public void ReturnCursor(TreeCursor cursor) => cursors.Return(cursor);

    public void CloseCursors() => cursors.CloseNative();

    /// <summary>Notes that something wrote behind the back of the transaction's other cursors.</summary>
    public void Touch() => Changes++;

    /// <summary>Throws the error of a write that failed, of which a part may be done.</summary>
    public void CheckWrite(int code)
    {
        if (code == LmdbErrors.Success)
            return;
        BeginWrites();
        throw LmdbErrors.From(code, environment.Path);
    }

    public void BeginNested()
    {
        RequireThread();
        cursors.CloseNative();
        environment.Check(Mdb.TxnBegin(environment.Handle, Handle, 0, out var nested));
        outer.Push(Handle);
        Handle = nested;
        Changes++;
    }

    /// <summary>Ends every nested transaction above <paramref name="depth"/>, the innermost first.</summary>
    public void EndNested(int depth, bool keep)
    {
        RequireThread();
        if (keep)
            RequireWhole();
        cursors.CloseNative();
        while (outer.Count > depth)
        {
            var nested = Handle;
            Handle = outer.Pop();
            Changes++;
            if (keep)
                environment.Check(Mdb.TxnCommit(nested));
            else
                Mdb.TxnAbort(nested);
        }
        if (tornAt > depth)
            EndWrites();
    }

    protected override void RequireWhole()
    {
        if (tornAt != Whole)
            throw LmdbErrors.From(LmdbErrors.BadTransaction, environment.Path);
    }

    protected override int Savepoints => outer.Count;

    protected override Savepoint SavepointCore()
    {
        RequireWriter();
        return new LmdbSavepoint(this);
    }

    protected override void CommitCore()
    {
        RequireThread();
        if (outer.Count > 0)
            throw new InvalidOperationException("A savepoint of the transaction is open. Release or dispose it before Commit.");
        PrepareCommit();
        cursors.Release();
        var handle = Handle;
        Handle = 0;
        var code = Mdb.TxnCommit(handle);
        EndWriting();
        environment.Check(code);
    }

    protected override void EndCore()
    {
        if (IsWrite)
        {
            if (thread != System.Environment.CurrentManagedThreadId)
                environment.Writers.Abandon(thread);
            RollBack();
        }
        else
        {
            NextTicket();
            cursors.Release();
            Mdb.TxnReset(Handle);
            Owner.Readers.Return(this);
        }
    }

    // A transaction that cannot be committed ends as well: whoever commits for others would keep the turn for ever.
    void PrepareCommit()
    {
        try
        {
            RequireWhole();
            Writing!.FlushSequences();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    void RollBack()
    {
        EndNested(0, keep: false);
        cursors.Release();
        Mdb.TxnAbort(Handle);
        Handle = 0;
        EndWriting();
    }

    void EndWriting()
    {
        NextTicket();
        Changes++;
        Writing!.Reset();
        environment.Writers.Exit();
    }

    int Put(uint dbi, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, uint flags)
    {
        Changes++;
        fixed (byte* keyData = key)
        fixed (byte* valueData = value)
        {
            var k = new MdbVal(keyData, key.Length);
            var v = new MdbVal(valueData, value.Length);
            return Mdb.Put(Handle, dbi, &k, &v, flags);
        }
    }

    void RequireThread()
    {
        if (thread != System.Environment.CurrentManagedThreadId)
            throw new WrongThreadException(
                $"The write transaction belongs to thread {thread}, and this is thread {System.Environment.CurrentManagedThreadId}. "
                    + "Use and end it on the thread that began it, without awaiting in between; or use WriteAsync.");
    }
}
