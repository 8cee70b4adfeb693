using static Trestle.Sqlite.Tests.TemporaryStore;

namespace Trestle.Sqlite.Tests;

/// <summary>What verbs leave to the garbage collector.</summary>
public sealed class Allocations : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_read_transaction_and_a_look_for_a_row_leave_nothing()
    {
        store.Fill([.. Enumerable.Range(0, 100).Select(i => ($"name {i}", (int?)i))]);
        using var db = store.Open();
        Assert.Equal(0, PerCall(() =>
        {
            using var tx = db.BeginRead();
            Assert.True(tx.Things.Exists(7));
            Assert.False(tx.Things.Exists(700));
        }));
    }

    [Fact]
    public void Reading_a_row_leaves_the_row_and_its_text()
    {
        store.Fill([.. Enumerable.Range(0, 100).Select(i => ($"name {i}", (int?)i))]);
        using var db = store.Open();
        using var tx = db.BeginRead();
        Assert.InRange(PerCall(() => tx.Things.Get(7)), 1, 128);
    }

    [Fact]
    public void Writing_a_row_leaves_little_more_than_its_copies()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        var thing = Thing(1, "text that is written again and again", 5);
        Assert.InRange(PerCall(() => tx.Things.Upsert(thing)), 0, 128);
    }

    static long PerCall(Action call)
    {
        const int Calls = 200;
        for (var i = 0; i < Calls; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
