using System.Diagnostics.CodeAnalysis;
using Trestle.Lmdb.Child;
using Trestle.Storage;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>What interrupts a verb between two of its writes, or a commit before its end, leaves no half of it behind.</summary>
public sealed class TornWrites : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(LoadPhase.Reading)]
    [InlineData(LoadPhase.Sorting)]
    [InlineData(LoadPhase.Writing)]
    public void A_load_whose_progress_throws_before_the_first_row_leaves_the_transaction_as_it_was(LoadPhase phase)
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        tx.Items.Insert(Item(1));
        Assert.Throws<InvalidDataException>(() => tx.Items.InsertMany(Many(), new Callback(report => ThrowIf(report.Phase == phase))));
        tx.Items.Insert(Item(2));
        tx.Commit();
        RequireWhole(db, 2);
    }

    [Fact]
    public void A_load_whose_progress_throws_among_its_writes_can_only_be_rolled_back()
    {
        using var db = store.Open();
        using (var tx = db.BeginWrite())
        {
            Assert.Throws<InvalidDataException>(() => tx.Items.InsertMany(Many(), new Callback(report => ThrowIf(report.Written > 0))));
            Assert.Throws<StoreException>(() => tx.Items.Insert(Item(99_999)));
            Assert.Throws<StoreException>(tx.Commit);
        }
        RequireWhole(db, 0);
        Write(db, tx => tx.Items.Insert(Item(1)));
    }

    [Fact]
    public void A_savepoint_around_a_torn_load_makes_the_transaction_whole_again()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        tx.Items.Insert(Item(50_000));
        using (var savepoint = tx.Savepoint())
        {
            Assert.Throws<InvalidDataException>(() => tx.Items.InsertMany(Many(), new Callback(report => ThrowIf(report.Phase == LoadPhase.Indexing))));
            Assert.Throws<StoreException>(savepoint.Release);
        }
        tx.Items.Insert(Item(50_001));
        tx.Commit();
        RequireWhole(db, 2);
    }

    [Fact]
    public void A_load_is_not_committed_by_its_own_progress()
    {
        using var db = store.Open();
        var tx = db.BeginWrite();
        Assert.ThrowsAny<TrestleException>(() => tx.Items.InsertMany(Many(), new Callback(report => CommitAt(report.Written > 0, tx))));
        tx.Dispose();
        RequireWhole(db, 0);
    }

    [Fact]
    public void A_load_whose_transaction_its_source_ends_writes_nothing()
    {
        using var db = store.Open();
        var tx = db.BeginWrite();
        Assert.Throws<ObjectDisposedException>(() => tx.Items.InsertMany(Ending(tx)));
        tx = db.BeginWrite();
        tx.Commit();
        RequireWhole(db, 0);

        static IEnumerable<Item> Ending(FilesWriteTransaction open)
        {
            yield return Item(1);
            open.Dispose();
            yield return Item(2);
        }
    }

    [Fact]
    public async Task A_commit_that_fails_early_gives_the_turn_back()
    {
        using var db = store.Open(Fast with { MaxMapSize = 1 << 20 });
        await Assert.ThrowsAnyAsync<TrestleException>(() => db.WriteAsync(Overfill).WaitAsync(Patience));
        await db.WriteAsync(tx => tx.Items.Insert(Item(1))).WaitAsync(Patience);
        RequireWhole(db, 1);
        using (var tx = db.BeginWrite())
        {
            Overfill(tx);
            Assert.ThrowsAny<TrestleException>(tx.Commit);
            Assert.Throws<ObjectDisposedException>(tx.Commit);
        }
        Write(db, tx => tx.Items.Insert(Item(2)));
        RequireWhole(db, 2);
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4204", Justification = "The only writer waits, to show what others do meanwhile.")]
    public async Task A_body_that_hides_its_failed_write_harms_no_other()
    {
        using var db = store.Open(Fast with { MaxMapSize = 1 << 20 });
        using var hold = new ManualResetEventSlim();
        var first = db.WriteAsync(tx => hold.Wait());
        var hiding = db.WriteAsync(Overfill);
        var hidingFirst = db.WriteAsync(tx => tx.Items.Insert(Item(7)));
        hold.Set();
        await first;
        await Assert.ThrowsAnyAsync<TrestleException>(() => hiding.WaitAsync(Patience));
        await hidingFirst.WaitAsync(Patience);
        using var again = new ManualResetEventSlim();
        var blocking = Task.Run(() =>
        {
            using var tx = db.BeginWrite();
            again.Wait();
        });
        var overfilling = db.WriteAsync(Overfill);
        var innocent = db.WriteAsync(tx => tx.Items.Insert(Item(8)));
        again.Set();
        await blocking;
        await Assert.ThrowsAnyAsync<TrestleException>(() => overfilling.WaitAsync(Patience));
        await innocent.WaitAsync(Patience);
        RequireWhole(db, 2);
    }

    // Takes a number, so that the commit has one to write, and hides that the map is full.
    static void Overfill(FilesWriteTransaction tx)
    {
        tx.Items.Insert(new() { Owner = 1, Text = "numbered" });
        Assert.Throws<StoreFullException>(() => tx.Items.Insert(Item(5000, size: 2_000_000)));
    }

    static IEnumerable<Item> Many() => Enumerable.Range(1000, 20_000).Select(id => Item(id));

    static void ThrowIf(bool condition)
    {
        if (condition)
            throw new InvalidDataException();
    }

    static void CommitAt(bool condition, FilesWriteTransaction tx)
    {
        if (condition)
            tx.Commit();
    }

    static void RequireWhole(FilesDb db, long rows)
    {
        using var tx = db.BeginRead();
        Assert.Equal((rows, rows, rows), (tx.Items.Count(), tx.Items.ByOwner.Count(), tx.Items.ByText.Count()));
    }

    sealed class Callback(Action<LoadProgress> report) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => report(value);
    }
}
