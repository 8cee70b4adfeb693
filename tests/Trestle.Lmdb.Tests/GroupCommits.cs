using System.Diagnostics.CodeAnalysis;
using Trestle.Lmdb.Child;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class GroupCommits : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Writes_that_wait_share_one_commit()
    {
        using var db = store.Open();
        using var gate = new Gate(db);
        var before = Commits();
        var writes = Enumerable.Range(1, 300).Select(i => db.WriteAsync(tx => tx.Items.Insert(Item(i)))).ToArray();
        gate.Open();
        await Task.WhenAll(writes);
        Assert.InRange(Commits() - before, 1, 3);
        Assert.Equal(300, Count(db));
    }

    [Fact]
    public async Task A_batch_takes_no_more_than_its_limit()
    {
        using var db = store.Open(Fast with { MaxBatch = 10 });
        using var gate = new Gate(db);
        var before = Commits(Fast with { MaxBatch = 10 });
        var writes = Enumerable.Range(1, 100).Select(i => db.WriteAsync(tx => tx.Items.Insert(Item(i)))).ToArray();
        gate.Open();
        await Task.WhenAll(writes);
        Assert.InRange(Commits(Fast with { MaxBatch = 10 }) - before, 10, 12);
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_and_lets_them_give_up()
    {
        using var db = store.Open(Fast with { QueueLength = 2 });
        using var gate = new Gate(db);
        var accepted = new[] { Write(1), Write(2) };
        using var cancel = new CancellationTokenSource();
        var waiting = db.WriteAsync(tx => tx.Items.Insert(Item(3)), cancel.Token);
        var patient = Write(4);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(patient.IsCompleted);
        gate.Open();
        await Task.WhenAll([.. accepted, patient]);
        Assert.Equal(3, Count(db));

        Task Write(int id) => db.WriteAsync(tx => tx.Items.Insert(Item(id)));
    }

    [Fact]
    public async Task Continuations_do_not_run_on_the_writing_thread()
    {
        using var db = store.Open();
        var writer = await db.WriteAsync(tx => Environment.CurrentManagedThreadId);
        await db.WriteAsync(tx => tx.Items.Insert(Item(1))).ContinueWith(
            _ => Assert.NotEqual(writer, Environment.CurrentManagedThreadId), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_write_that_waits_for_a_write_is_an_error_instead_of_a_deadlock()
    {
        using var db = store.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync(tx => db.WriteAsync(other => other.Items.Count()).IsCompleted));
    }

    [Fact]
    public async Task Asynchronous_closing_waits_for_what_was_accepted()
    {
        var db = store.Open();
        var writes = Enumerable.Range(1, 300).Select(i => db.WriteAsync(tx => tx.Items.Insert(Item(i)))).ToArray();
        await db.DisposeAsync();
        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
        using var again = store.Open();
        Assert.Equal(300, Count(again));
    }

    long Commits(LmdbOptions? options = null)
    {
        var environment = EnvironmentRegistry.Rent(store.Path, options ?? Fast, FilesSchema.Shape);
        environment.Check(Mdb.EnvInfo(environment.Handle, out var info));
        EnvironmentRegistry.Return(environment);
        return (long)info.LastTransaction;
    }

    /// <summary>Keeps the writing thread busy until it is opened.</summary>
    [SuppressMessage("Trestle.Transactions", "TRS4204", Justification = "The only writer waits, to show what others do meanwhile.")]
    sealed class Gate : IDisposable
    {
        readonly ManualResetEventSlim open = new();
        readonly Task blocking;

        public Gate(FilesDb db)
        {
            using var started = new ManualResetEventSlim();
            blocking = db.WriteAsync(tx =>
            {
                started.Set();
                open.Wait();
            });
            started.Wait();
        }

        public void Open() => open.Set();

        public void Dispose()
        {
            open.Set();
            blocking.GetAwaiter().GetResult();
            open.Dispose();
        }
    }
}
