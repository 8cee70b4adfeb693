using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class Limits : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_full_map_is_an_error_with_a_remedy_and_the_store_stays_usable()
    {
        using var db = store.Open(Fast with { MaxMapSize = 1 << 20 });
        Write(db, tx => tx.Items.Insert(Item(1)));
        using (var tx = db.BeginWrite())
        {
            var error = Assert.Throws<StoreFullException>(() =>
            {
                for (var i = 2; i < 1000; i++)
                    tx.Items.Insert(Item(i, size: 10_000));
            });
            Assert.Contains("MaxMapSize", error.Message, StringComparison.Ordinal);
            Assert.ThrowsAny<TrestleException>(() => tx.Items.Insert(Item(5000)));
            Assert.ThrowsAny<TrestleException>(tx.Commit);
        }
        Assert.Equal(1, Count(db));
        Write(db, tx => tx.Items.Insert(Item(2)));
        Assert.Equal(2, Count(db));
    }

    [Fact]
    public async Task A_full_map_is_the_error_of_the_write_that_met_it()
    {
        using var db = store.Open(Fast with { MaxMapSize = 1 << 20 });
        var small = db.WriteAsync(tx => tx.Items.Insert(Item(1)));
        var large = db.WriteAsync(tx => tx.Items.Insert(Item(2, size: 2_000_000)));
        var other = db.WriteAsync(tx => tx.Items.Insert(Item(3)));
        await Assert.ThrowsAsync<StoreFullException>(() => large);
        await Task.WhenAll(small, other);
        Assert.Equal(2, Count(db));
    }

    [Fact]
    public void The_map_grows_by_itself_while_readers_stay()
    {
        using var db = store.Open();
        using var before = db.BeginRead();
        for (var i = 0; i < 8; i++)
            Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1 + (i * 10), 10).Select(id => Item(id, size: 500_000))));
        Assert.Equal(0, before.Items.Count());
        Assert.True(db.Stats().SizeBytes > 30_000_000);
    }

    [Fact]
    public void More_readers_than_slots_is_an_error_with_a_remedy()
    {
        using var db = store.Open(Fast with { MaxReaders = 3 });
        var open = Enumerable.Range(0, 3).Select(_ => db.BeginRead()).ToList();
        Assert.Contains("MaxReaders", Assert.Throws<StoreLockedException>(() => db.BeginRead()).Message, StringComparison.Ordinal);
        open.ForEach(tx => tx.Dispose());
        Assert.Equal(0, Count(db));
    }

    [Fact]
    public void A_key_beyond_the_limit_is_refused_before_anything_is_written()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        tx.Longs.Insert(new() { Name = Enumerable.Repeat((byte)1, 511).ToArray() });
        var error = Assert.Throws<KeyTooLongException>(() => tx.Longs.Insert(new() { Name = new byte[511] }));
        Assert.Equal((512, 511), (error.Length, error.Limit));
        Assert.Equal(1, tx.Longs.Count());
    }

    [Fact]
    public void Looking_for_what_no_key_can_hold_is_the_same_typed_error()
    {
        using var db = store.Open();
        using var tx = db.BeginRead();
        Assert.Throws<KeyTooLongException>(() => tx.Items.ByText.Get(new string('x', 2000)));
        Assert.Throws<KeyTooLongException>(() => tx.Longs.Get(new byte[2000]));
    }

    [Fact]
    public void A_database_is_not_closed_under_its_own_write_transaction()
    {
        using var db = store.Open();
        Task queued;
        using (var tx = db.BeginWrite())
        {
            queued = db.WriteAsync(later => later.Items.Insert(Item(2)));
            Assert.Throws<InvalidOperationException>(db.Dispose);
            tx.Items.Insert(Item(1));
            tx.Commit();
        }
        db.Dispose();
        Assert.True(queued.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_second_write_transaction_on_a_thread_is_an_error_instead_of_a_deadlock()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        Assert.Throws<InvalidOperationException>(() => db.BeginWrite());
        tx.Items.Insert(Item(1));
        tx.Commit();
    }

    [Fact]
    public void Waiting_for_another_writer_ends_with_the_timeout()
    {
        using var db = store.Open(Fast with { WriteTimeout = TimeSpan.FromMilliseconds(20) });
        using var tx = db.BeginWrite();
        Exception? error = null;
        OnAnotherThread(() => error = Record.Exception(() => db.BeginWrite()));
        Assert.IsType<StoreLockedException>(error);
    }

    [Fact]
    public void A_write_transaction_on_another_thread_is_an_error_that_names_it()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        var moved = tx;
        Exception?[] errors = [];
        OnAnotherThread(() => errors =
        [
            Record.Exception(() => moved.Items.Insert(Item(1))), Record.Exception(() => moved.Commit()),
            Record.Exception(() => moved.Savepoint()), Record.Exception(() => moved.Dispose()),
        ]);
        Assert.All(errors, error => Assert.Contains($"thread {Environment.CurrentManagedThreadId}", Assert.IsType<WrongThreadException>(error).Message, StringComparison.Ordinal));
        tx.Items.Insert(Item(1));
        tx.Commit();
        Assert.Equal(1, Count(db));
    }

    [Fact]
    public async Task A_write_transaction_that_left_its_thread_makes_others_fail_instead_of_wait_until_it_ends()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        var moved = tx;
        var waiting = db.WriteAsync(later => later.Items.Count());
        OnAnotherThread(() => Assert.Throws<WrongThreadException>(() => moved.Dispose()));
        Exception? error = null;
        OnAnotherThread(() => error = Record.Exception(() => db.BeginWrite()));
        Assert.IsType<StoreLockedException>(error);
        Assert.Throws<StoreLockedException>(() => waiting.GetAwaiter().GetResult());
        tx.Items.Insert(Item(1));
        tx.Commit();
        await Task.Run(() => Write(db, after => after.Items.Insert(Item(2))));
        Assert.Equal(2, Count(db));
    }

    static void OnAnotherThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
