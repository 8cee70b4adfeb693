using System.Diagnostics.CodeAnalysis;

namespace Trestle.Contract.Tests;

public abstract class AsyncWrites<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    public async Task A_completed_write_is_visible_and_gives_its_result()
    {
        var row = await Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(1)));
        Assert.Equal(row, await Db.ReadAsync(tx => tx.Authors.Get(Rows.Id(1))));
    }

    [Fact]
    public async Task A_failing_write_is_its_callers_alone()
    {
        var writes = Enumerable.Range(0, 200).Select(i => Db.WriteAsync(tx =>
        {
            tx.Authors.Insert(Rows.Author(i + 1));
            if (i % 7 == 0)
                throw new InvalidDataException($"no {i}");
        })).ToArray();
        for (var i = 0; i < writes.Length; i++)
        {
            if (i % 7 == 0)
                Assert.Equal($"no {i}", (await Assert.ThrowsAsync<InvalidDataException>(() => writes[i])).Message);
            else
                await writes[i];
        }
        Assert.Equal(Enumerable.Range(0, 200).Count(i => i % 7 != 0), Read(tx => tx.Authors.Count()));
        Assert.Equal(Read(tx => tx.Authors.Count()), Read(tx => tx.Authors.ByEmail.Count()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4203", Justification = "The test is about what is awaited within a transaction.")]
    public async Task A_write_that_awaits_something_incomplete_is_undone_by_an_embedded_store_and_awaited_by_a_server()
    {
        var awaited = new TaskCompletionSource();
        var write = Db.WriteAsync(async tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            await awaited.Task;
        });
        if (Writers == 1)
        {
            await Assert.ThrowsAsync<IncompleteWriteException>(() => write);
        }
        else
        {
            awaited.SetResult();
            await write;
            Write(tx => tx.Authors.Delete(Rows.Id(1)));
        }
        Assert.Equal(0, Read(tx => tx.Authors.Count()));
        await Db.WriteAsync(async tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            await Task.CompletedTask;
        });
        Assert.Equal(1, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4204", Justification = "The only writer waits, to show what others do meanwhile.")]
    public async Task A_write_that_was_cancelled_before_it_began_never_runs()
    {
        using var blocked = new ManualResetEventSlim();
        using var started = new CountdownEvent(Writers);
        var first = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Db.WriteAsync(tx =>
        {
            started.Signal();
            blocked.Wait();
        })));
        started.Wait();
        using var cancel = new CancellationTokenSource();
        var second = Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(1)), cancel.Token);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        blocked.Set();
        await first;
        await Db.WriteAsync(tx => Assert.Equal(0, tx.Authors.Count()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Db.WriteAsync(tx => tx.Authors.Count(), new CancellationToken(true)));
    }

    [Fact]
    public async Task Closing_runs_every_write_that_was_accepted()
    {
        var writes = Enumerable.Range(1, 500).Select(i => Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(i)))).ToArray();
        Reopen();
        await Task.WhenAll(writes);
        Assert.Equal(500, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    public async Task A_delegate_cannot_end_the_transaction_that_it_shares()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.WriteAsync(tx => tx.Commit()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.WriteAsync(tx => tx.Dispose()));
    }

    [Fact]
    public async Task A_transaction_that_a_delegate_kept_is_found_out()
    {
        ShopWriteTransaction kept = default;
        await Db.WriteAsync(tx => { kept = tx; });
        await Db.WriteAsync(tx => Assert.Throws<ObjectDisposedException>(() => kept.Authors));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public async Task A_savepoint_left_open_undoes_its_own_write_only()
    {
        var good = Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(1)));
        var bad = Db.WriteAsync(tx =>
        {
            tx.Savepoint();
            tx.Authors.Insert(Rows.Author(2));
        });
        var other = Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(3)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Task.WhenAll(good, other);
        Assert.Equal([Rows.Id(1), Rows.Id(3)], Read(tx => tx.Authors.Scan().Keys.ToList()));
    }

    [Fact]
    public async Task Synchronous_and_queued_writes_take_turns()
    {
        var queued = Task.WhenAll(Enumerable.Range(1, 100).Select(i => Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(i)))));
        for (var i = 101; i <= 150; i++)
            Write(tx => tx.Authors.Insert(Rows.Author(i)));
        await queued;
        Assert.Equal(150, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    public async Task A_closed_database_takes_no_writes()
    {
        var closed = Db;
        Reopen();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.WriteAsync(tx => tx.Authors.Count()));
        Assert.Throws<ObjectDisposedException>(() => closed.BeginRead());
        Assert.Throws<ObjectDisposedException>(() => closed.BeginWrite());
    }

    [Fact]
    public async Task Refusing_to_close_under_a_reader_leaves_the_database_open()
    {
        using (Db.BeginRead())
        {
            Assert.Throws<InvalidOperationException>(() => Db.Dispose());
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await Db.DisposeAsync());
        }
        await Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(1)));
        Assert.Equal(1, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    public async Task A_read_that_awaits_keeps_its_snapshot()
    {
        await Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(1)));
        var count = await Db.ReadAsync(async tx =>
        {
            await Db.WriteAsync(other => other.Authors.Insert(Rows.Author(2)));
            return tx.Authors.Count();
        });
        Assert.Equal(1, count);
        var seen = 0L;
        await Db.ReadAsync(async tx =>
        {
            await Task.Yield();
            seen = tx.Authors.Count();
        });
        Assert.Equal(2, seen);
        await Db.ReadAsync(tx =>
        {
            seen += tx.Authors.Count();
        });
        Assert.Equal(4, seen);
    }

    [Fact]
    public async Task A_delegate_that_is_null_is_refused_by_its_name()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("body", () => Db.WriteAsync((Action<ShopWriteTransaction>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>("body", () => Db.ReadAsync((Func<ShopReadTransaction, int>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>("body", () => Db.ReadAsync((Func<ShopReadTransaction, Task>)null!));
    }
}
