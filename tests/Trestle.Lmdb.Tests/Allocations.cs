using Trestle.Lmdb.Child;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class Allocations : IDisposable
{
    const int Rows = 2000;

    readonly TemporaryStore store = new();
    readonly FilesDb db;

    public Allocations()
    {
        db = store.Open();
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, Rows).Select(id => Item(id, owner: id % 2))));
    }

    public void Dispose()
    {
        db.Dispose();
        store.Dispose();
    }

    [Fact]
    public void A_transaction_with_a_view_allocates_nothing()
    {
        Assert.Equal(0, Measure(() =>
        {
            for (var id = 1; id <= 100; id++)
            {
                using var tx = db.BeginRead();
                Assert.True(tx.Items.TryView(id, out var view) && view.TextUtf8.Length > 0);
            }
        }));
    }

    [Fact]
    public void Scans_and_ranges_allocate_nothing_per_row()
    {
        using var tx = db.BeginRead();
        var read = tx;
        Assert.InRange(Measure(() => Walk(read.Items.Scan())), 0, Rows / 2);
        Assert.InRange(Measure(() => Walk(read.Items.ByOwner.Prefix(1))), 0, Rows / 2);
        Assert.InRange(Measure(() => Walk(read.Items.ByOwner.All().Reverse())), 0, Rows / 2);
    }

    [Fact]
    public void An_asynchronous_verb_that_need_not_wait_allocates_nothing()
    {
        using var tx = db.BeginRead();
        var read = tx;
        Assert.Equal(0, Measure(() =>
        {
            for (var id = 1; id <= 100; id++)
            {
                var exists = read.Items.ExistsAsync(id);
                Assert.True(exists.IsCompletedSuccessfully && exists.Result);
            }
        }));
    }

    static void Walk(Trestle.Tables.RowQuery<ItemLayout, Item, long, ItemView> query)
    {
        var length = 0;
        foreach (var view in query.Views)
            length += view.TextUtf8.Length;
        foreach (var key in query.Keys)
            length += (int)key;
        Assert.NotEqual(0, length);
    }

    // Run several times: what the JIT and the pools allocate once is not what is asked.
    static long Measure(Action action)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
