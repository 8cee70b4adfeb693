using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Generated.Tests.Memory;

/// <summary>Keeps rows in memory, encoded as a key-value store has them. Checks nothing: what is tested is the generated code above it.</summary>
sealed class MemoryStore : Store
{
    /// <summary>How many entries each walk was to read at most.</summary>
    public List<long> Limits { get; } = [];

    public override StoreEngine Open(SchemaShape schema, Action<ITableVisitor> tables)
    {
        var engine = new MemoryEngine(Limits);
        tables(engine);
        return engine;
    }
}

sealed class MemoryEngine(List<long> limits) : StoreEngine, ITableVisitor
{
    readonly Dictionary<Type, object> tables = [];

    public void Visit<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
        => tables.Add(typeof(TLayout), new MemoryTable<TLayout, TRow, TKey>(limits));

    public override TableEngine<TRow, TKey> Table<TLayout, TRow, TKey>() => (TableEngine<TRow, TKey>)tables[typeof(TLayout)];

    public override StoreTransaction BeginRead() => new MemoryTransaction(this, false);

    public override StoreTransaction BeginWrite(Isolation? isolation = null) => new MemoryTransaction(this, true);

    public override Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken) =>
        Task.FromResult(body(BeginWrite(), state));

    public override StoreStats Stats() => new(0, 0, 0, 0, 0, []);

    public override void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Memory has no files.");

    public override void Dispose()
    {
    }

    public override ValueTask DisposeAsync() => default;
}

sealed class MemoryTransaction : StoreTransaction
{
    public MemoryTransaction(StoreEngine engine, bool isWrite)
    {
        Engine = engine;
        IsWrite = isWrite;
        NextTicket();
    }

    public override StoreEngine Engine { get; }

    public override bool IsWrite { get; }

    protected override int Savepoints => 0;

    protected override void CommitCore() => NextTicket();

    protected override void EndCore() => NextTicket();

    protected override Savepoint SavepointCore() => throw new NotSupportedException("Memory keeps no savepoints.");
}
