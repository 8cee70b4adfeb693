using Trestle.Storage;

namespace Trestle.Runtime.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    readonly RecordingStore store = new();
    readonly GroupCommit queue;
    readonly ManualResetEventSlim open = new();

    public GroupCommitTests() => queue = new GroupCommit(store.Begin, 100, 100, TimeSpan.FromSeconds(10));

    public void Dispose()
    {
        open.Set();
        queue.Dispose();
        open.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_share_a_commit_in_their_order()
    {
        var blocked = Block();
        var writes = new[] { Add("a"), Add("b"), Add("c") };
        open.Set();
        await Task.WhenAll([blocked, .. writes]);
        Assert.Equal([["a", "b", "c"]], store.Commits.Select(commit => commit.Where(text => text != "block").ToArray()).Where(commit => commit.Length > 0));
    }

    [Fact]
    public async Task A_failing_write_undoes_itself_alone()
    {
        var blocked = Block();
        var (before, failing, after) = (Add("a"), Add("b", new InvalidDataException("b")), Add("c"));
        open.Set();
        Assert.Equal("b", (await Assert.ThrowsAsync<InvalidDataException>(() => failing)).Message);
        await Task.WhenAll(blocked, before, after);
        Assert.Equal(["block", "a", "c"], store.Commits.SelectMany(commit => commit));
    }

    [Fact]
    public async Task A_first_write_that_fails_ends_its_transaction_and_the_next_begins_another()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Add("a", new InvalidDataException()));
        await Add("b");
        Assert.Equal(1, store.Rollbacks);
        Assert.Equal([["b"]], store.Commits);
    }

    [Fact]
    public async Task A_commit_that_fails_is_the_error_of_every_write_in_it()
    {
        var blocked = Block();
        var writes = new[] { Add("a"), Add("b") };
        store.CommitError = new StoreFullException("full");
        open.Set();
        foreach (var write in writes.Append(blocked))
            await Assert.ThrowsAsync<StoreFullException>(() => write);
        store.CommitError = null;
        await Add("c");
        Assert.Equal([["c"]], store.Commits);
    }

    [Fact]
    public async Task A_transaction_that_cannot_begin_fails_the_write_and_the_next_tries_again()
    {
        store.BeginError = new StoreLockedException("locked");
        await Assert.ThrowsAsync<StoreLockedException>(() => Add("a"));
        store.BeginError = null;
        await Add("b");
        Assert.Equal([["b"]], store.Commits);
    }

    [Fact]
    public async Task Each_write_has_a_ticket_of_its_own()
    {
        var blocked = Block();
        var tickets = new[] { Ticket(), Ticket(), Ticket() };
        open.Set();
        await blocked;
        Assert.Equal(3, (await Task.WhenAll(tickets)).Distinct().Count());

        Task<long> Ticket() => queue.Add(0, (transaction, _) => transaction.OpenTicket, CancellationToken.None);
    }

    [Fact]
    public async Task A_queue_that_never_ran_closes_and_then_refuses()
    {
        queue.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Add("a"));
    }

    Task Block()
    {
        using var started = new ManualResetEventSlim();
        var task = queue.Add(started, (transaction, signal) =>
        {
            ((RecordingTransaction)transaction).Write("block");
            signal.Set();
            open.Wait();
            return true;
        }, CancellationToken.None);
        started.Wait();
        return task;
    }

    Task Add(string text, Exception? error = null) => queue.Add(
        (text, error),
        static (transaction, write) =>
        {
            ((RecordingTransaction)transaction).Write(write.text);
            return write.error is null ? true : throw write.error;
        },
        CancellationToken.None);
}
