using System.Collections.Concurrent;
using System.Diagnostics;
using Trestle.Storage;
using Trestle.Verification;

namespace Trestle.Hosting.Telemetry;

/// <summary>An engine around another: gives out transactions and tables that tell of their work.</summary>
sealed class ObservedEngine(StoreEngine inner, StoreObserver observer) : StoreEngine
{
    static readonly OperationTarget ReadTransaction = new("ReadTransaction");
    static readonly OperationTarget WriteTransaction = new("WriteTransaction");
    static readonly OperationTarget BeginReadTarget = new("BeginRead");
    static readonly OperationTarget BeginWriteTarget = new("BeginWrite");
    static readonly OperationTarget WriteTarget = new("WriteAsync");
    static readonly OperationTarget ReadTarget = new("ReadAsync");

    readonly ConcurrentDictionary<Type, object> tables = [];
    readonly ConcurrentBag<ObservedTransaction> readers = [];
    readonly ConcurrentBag<ObservedTransaction> writers = [];

    public StoreObserver Observer => observer;

    public override TableEngine<TRow, TKey> Table<TLayout, TRow, TKey>() => (TableEngine<TRow, TKey>)tables.GetOrAdd(
        typeof(TLayout),
        static (_, engine) => new ObservedTable<TRow, TKey>(engine.Inner.Table<TLayout, TRow, TKey>(), engine.Observer, TLayout.Shape),
        this);

    public override bool Check(StoreTransaction transaction, StoreCheck check) => inner.Check(((ObservedTransaction)transaction).Inner, check);

    public override void RebuildIndexes(CancellationToken cancellationToken) => inner.RebuildIndexes(cancellationToken);

    public override StoreTransaction BeginRead()
    {
        var activity = StartTransaction(ReadTransaction);
        var operation = observer.BeginUntraced(BeginReadTarget);
        try
        {
            return Begun(inner.BeginRead(), activity, operation);
        }
        catch (Exception error) when (Failed(operation, activity, error))
        {
            throw;
        }
    }

    public override async ValueTask<StoreTransaction> BeginReadAsync(CancellationToken cancellationToken)
    {
        var activity = StartTransaction(ReadTransaction);
        var operation = observer.BeginUntraced(BeginReadTarget);
        try
        {
            return Begun(await inner.BeginReadAsync(cancellationToken).ConfigureAwait(false), activity, operation);
        }
        catch (Exception error) when (Failed(operation, activity, error))
        {
            throw;
        }
    }

    public override StoreTransaction BeginWrite(Isolation? isolation = null)
    {
        var activity = StartTransaction(WriteTransaction);
        var operation = observer.BeginUntraced(BeginWriteTarget);
        try
        {
            return Begun(inner.BeginWrite(isolation), activity, operation);
        }
        catch (Exception error) when (Failed(operation, activity, error))
        {
            throw;
        }
    }

    public override async ValueTask<StoreTransaction> BeginWriteAsync(Isolation? isolation, CancellationToken cancellationToken)
    {
        var activity = StartTransaction(WriteTransaction);
        var operation = observer.BeginUntraced(BeginWriteTarget);
        try
        {
            return Begun(await inner.BeginWriteAsync(isolation, cancellationToken).ConfigureAwait(false), activity, operation);
        }
        catch (Exception error) when (Failed(operation, activity, error))
        {
            throw;
        }
    }

    public override Task<TResult> WriteAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Observe(
            WriteTarget,
            static (s, context) => s.engine.Inner.WriteAsync(
                (s, context), static (native, s) => s.s.engine.Lend(native, s.context, s.s.state, s.s.body), s.isolation, s.cancellationToken),
            (engine: this, state, body, isolation, cancellationToken));
    }

    public override Task<TResult> WriteTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, Isolation? isolation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Observe(
            WriteTarget,
            static (s, context) => s.engine.Inner.WriteTaskAsync(
                (s, context), static (native, s) => s.s.engine.LendAsync(native, s.context, s.s.state, s.s.body), s.isolation, s.cancellationToken),
            (engine: this, state, body, isolation, cancellationToken));
    }

    public override Task<TResult> ReadAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Observe(
            ReadTarget,
            static (s, context) => s.engine.Inner.ReadAsync(
                (s, context), static (native, s) => s.s.engine.Lend(native, s.context, s.s.state, s.s.body), s.cancellationToken),
            (engine: this, state, body, cancellationToken));
    }

    public override Task<TResult> ReadTaskAsync<TState, TResult>(
        TState state, Func<StoreTransaction, TState, Task<TResult>> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Observe(
            ReadTarget,
            static (s, context) => s.engine.Inner.ReadTaskAsync(
                (s, context), static (native, s) => s.s.engine.LendAsync(native, s.context, s.s.state, s.s.body), s.cancellationToken),
            (engine: this, state, body, cancellationToken));
    }

    public override ValueTask<StoreFill> ProbeAsync(CancellationToken cancellationToken) => inner.ProbeAsync(cancellationToken);

    public override StoreStats Stats() => inner.Stats();

    public override void Backup(string path, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default) =>
        inner.Backup(path, bytesWritten, cancellationToken);

    public override void Dispose() => inner.Dispose();

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Takes back a transaction that has ended.</summary>
    public void Return(ObservedTransaction transaction) => Pool(transaction.IsWrite).Add(transaction);

    StoreEngine Inner => inner;

    // Not the current activity: it would stay so behind an asynchronous begin in one case and not in another.
    Activity? StartTransaction(OperationTarget target)
    {
        var current = Activity.Current;
        var activity = observer.StartActivity(target, default);
        Activity.Current = current;
        return activity;
    }

    ObservedTransaction Begun(StoreTransaction native, Activity? activity, in Operation operation)
    {
        operation.Done(Operation.NoRows);
        return Rent(native, activity, activity?.Context ?? default);
    }

    ObservedTransaction Rent(StoreTransaction native, Activity? activity, ActivityContext context)
    {
        if (!Pool(native.IsWrite).TryTake(out var transaction))
            transaction = new ObservedTransaction(this, native.IsWrite);
        return transaction.Begin(native, activity, context);
    }

    ConcurrentBag<ObservedTransaction> Pool(bool isWrite) => isWrite ? writers : readers;

    static bool Failed(in Operation operation, Activity? activity, Exception error)
    {
        var current = Activity.Current;
        activity?.SetTag(Attributes.ErrorType, error.GetType().FullName).SetStatus(ActivityStatusCode.Error).Stop();
        Activity.Current = current;
        return operation.Failed(error);
    }

    TResult Lend<TState, TResult>(StoreTransaction native, ActivityContext context, TState state, Func<StoreTransaction, TState, TResult> body)
    {
        var lent = Rent(native, null, context);
        var ticket = lent.Ticket;
        try
        {
            return body(lent, state);
        }
        finally
        {
            lent.Retire(ticket, isCommitted: false);
        }
    }

    async Task<TResult> LendAsync<TState, TResult>(
        StoreTransaction native, ActivityContext context, TState state, Func<StoreTransaction, TState, Task<TResult>> body)
    {
        var lent = Rent(native, null, context);
        var ticket = lent.Ticket;
        try
        {
            return await body(lent, state).ConfigureAwait(false);
        }
        finally
        {
            lent.Retire(ticket, isCommitted: false);
        }
    }

    async Task<TResult> Observe<TArgument, TResult>(
        OperationTarget target, Func<TArgument, ActivityContext, Task<TResult>> run, TArgument argument)
    {
        var operation = observer.Begin(target, default);
        try
        {
            var result = await run(argument, operation.Context).ConfigureAwait(false);
            operation.Done(Operation.NoRows);
            return result;
        }
        catch (Exception error) when (operation.Failed(error))
        {
            throw;
        }
    }
}
