using System.Diagnostics.CodeAnalysis;
using Trestle.Lmdb.Tests.Tangled;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

[SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
public sealed class TangledReferences : IDisposable
{
    readonly TemporaryStore store = new();
    readonly TangledDb db;

    public TangledReferences() => db = TangledDb.Open(LmdbStore.At(store.Path, Fast));

    public void Dispose()
    {
        db.Dispose();
        store.Dispose();
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_circle_of_cascades_goes_as_a_whole()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.InsertMany([new() { Id = 1, Parent = 3 }, new() { Id = 2, Parent = 1 }, new() { Id = 3, Parent = 2 }, new() { Id = 4 }]);
        Assert.True(tx.Nodes.Delete(2));
        Assert.Equal([4], tx.Nodes.Scan().Keys.ToList());
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_row_that_forbids_and_goes_by_another_way_forbids_nothing()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.InsertMany([new() { Id = 1 }, new() { Id = 2, Parent = 1 }, new() { Id = 3, Parent = 1, Other = 2 }, new() { Id = 4, Other = 3 }]);
        Assert.Throws<ForeignKeyViolationException>(() => tx.Nodes.Delete(1));
        Assert.Equal(4, tx.Nodes.Count());
        Assert.True(tx.Nodes.Update(new() { Id = 4 }));
        Assert.True(tx.Nodes.Delete(1));
        Assert.Equal([4], tx.Nodes.Scan().Keys.ToList());
    }

    [Fact]
    public void A_range_may_hold_a_row_that_goes_with_an_earlier_one()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.InsertMany([new() { Id = 1 }, new() { Id = 2, Parent = 1, Other = 1 }, new() { Id = 3, Parent = 2 }, new() { Id = 9, Parent = 2 }]);
        tx.Nodes.DeleteRange(tx.Nodes.ByKey.Range(1, 4));
        Assert.Equal(0, tx.Nodes.Count());
    }

    [Fact]
    public void A_row_both_cleared_and_removed_is_removed()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.Insert(new() { Id = 1 });
        tx.Leaves.Insert(new() { Id = 1, Owner = 1, Holder = 1, Name = "a" });
        Assert.True(tx.Nodes.Delete(1));
        Assert.Equal((0, 0, 0), (tx.Leaves.Count(), tx.Leaves.ByHolder.Count(), tx.Leaves.Free.Count()));
    }

    [Fact]
    public void Rows_that_lose_a_reference_do_not_collide_by_their_nulls()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.InsertMany([new() { Id = 1 }, new() { Id = 2 }]);
        tx.Leaves.InsertMany([new() { Id = 1, Holder = 1, Name = "a" }, new() { Id = 2, Holder = 2, Name = "b" }]);
        tx.Nodes.DeleteRange(tx.Nodes.Scan());
        Assert.Equal((2, 2, 2), (tx.Leaves.Count(), tx.Leaves.ByHolder.Count(), tx.Leaves.Free.Count()));
    }

    [Fact]
    public void A_row_may_take_the_value_of_one_that_goes_in_the_same_deletion()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.Insert(new() { Id = 1 });
        tx.Leaves.InsertMany([new() { Id = 1, Holder = 1, Name = "a" }, new() { Id = 2, Owner = 1, Name = "a" }]);
        Assert.True(tx.Nodes.Delete(1));
        Assert.Equal(1, tx.Leaves.Free.Get("a")!.Id);
    }

    [Fact]
    public void A_lost_reference_that_breaks_a_unique_index_stops_the_deletion_and_changes_nothing()
    {
        using var tx = db.BeginWrite();
        tx.Nodes.InsertMany([new() { Id = 1 }, new() { Id = 2 }]);
        tx.Leaves.InsertMany([new() { Id = 1, Holder = 1, Name = "a" }, new() { Id = 2, Holder = 2, Name = "a" }]);
        var error = Assert.Throws<UniqueViolationException>(() => tx.Nodes.DeleteRange(tx.Nodes.Scan()));
        Assert.Equal("Free", error.Index);
        Assert.Equal((2, 2, 0), (tx.Nodes.Count(), tx.Leaves.ByHolder.Count(), tx.Leaves.Free.Count()));
        Assert.True(tx.Nodes.Delete(1));
        Assert.Throws<UniqueViolationException>(() => tx.Nodes.Delete(2));
    }
}
