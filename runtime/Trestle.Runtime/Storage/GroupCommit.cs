using System.Threading.Channels;

namespace Trestle.Storage;

/// <summary>
/// The writes of many callers, run one after the other by a thread of its own, many in one transaction: group commit, for stores
/// whose transactions belong to a thread. Each body but a transaction's first runs in a savepoint, so that its failure
/// undoes it alone; the first has nothing before it to protect, and its failure ends the transaction, which then begins anew.
/// </summary>
public sealed class GroupCommit : IDisposable, IAsyncDisposable
{
    readonly Func<StoreTransaction> begin;
    readonly int maxBatch;
    readonly TimeSpan maxBatchTime;
    readonly Channel<QueuedWrite> channel;
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock starting = new();
    Thread? thread;

    /// <summary>Makes a queue whose thread starts with the first write.</summary>
    /// <param name="begin">Begins a write transaction of the calling thread.</param>
    /// <param name="capacity">How many writes may wait; further callers wait for room.</param>
    /// <param name="maxBatch">How many writes share a commit at most.</param>
    /// <param name="maxBatchTime">How long a transaction takes writes in before its commit, at most.</param>
    public GroupCommit(Func<StoreTransaction> begin, int capacity, int maxBatch, TimeSpan maxBatchTime)
    {
        this.begin = begin;
        this.maxBatch = maxBatch;
        this.maxBatchTime = maxBatchTime;
        channel = Channel.CreateBounded<QueuedWrite>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>
    /// Accepts a write and completes when it is committed, with its result or its error. Waits for room when the queue is full.
    /// Cancellation takes effect until the body starts. Throws <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>.
    /// </summary>
    public Task<TResult> Add<TState, TResult>(
        TState state, Func<StoreTransaction, TState, TResult> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Thread.CurrentThread == thread)
            throw new InvalidOperationException(
                "WriteAsync was called by the delegate of another WriteAsync, which its commit would have to wait for. "
                    + "Write through the transaction that the delegate was given.");
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TResult>(cancellationToken);
        Start();
        var write = new QueuedWrite<TState, TResult>(state, body);
        return channel.Writer.TryWrite(write) ? Accept(write, cancellationToken) : WaitForRoom(write, cancellationToken);
    }

    /// <summary>Runs what was accepted, then ends the thread.</summary>
    public void Dispose() => Complete().GetAwaiter().GetResult();

    /// <summary>As <see cref="Dispose"/>, without blocking.</summary>
    public async ValueTask DisposeAsync() => await Complete().ConfigureAwait(false);

    static Task<TResult> Accept<TState, TResult>(QueuedWrite<TState, TResult> write, CancellationToken cancellationToken)
    {
        write.CancelWith(cancellationToken);
        return write.Task;
    }

    async Task<TResult> WaitForRoom<TState, TResult>(QueuedWrite<TState, TResult> write, CancellationToken cancellationToken)
    {
        try
        {
            await channel.Writer.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw new ObjectDisposedException("The database is closed and takes no more writes. Open it again.", e);
        }
        return await Accept(write, cancellationToken).ConfigureAwait(false);
    }

    void Start()
    {
        if (thread is not null)
            return;
        lock (starting)
        {
            if (thread is not null)
                return;
            var started = new Thread(Run) { IsBackground = true, Name = "Trestle writes" };
            started.Start();
            thread = started;
        }
    }

    Task Complete()
    {
        channel.Writer.TryComplete();
        lock (starting)
        {
            if (thread is null)
                drained.TrySetResult();
        }
        return drained.Task;
    }

    void Run()
    {
        var reader = channel.Reader;
        var batch = new WriteBatch(begin, maxBatch, maxBatchTime);
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            batch.Run(reader);
        drained.TrySetResult();
    }
}
