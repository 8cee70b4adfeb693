using Trestle.Lmdb.Child;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>An insert puts what may not be there twice first: where that is refused, nothing of the row stays.</summary>
public sealed class RefusedInserts : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_key_that_is_there_leaves_no_entry_of_the_refused_row()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        tx.Items.Insert(Item(1));
        var refused = Assert.Throws<UniqueViolationException>(() => tx.Items.Insert(Item(1) with { Text = "free", Owner = 9 }));
        Assert.Null(refused.Index);
        Assert.Null(tx.Items.ByText.Get("free"));
        Assert.Empty(tx.Items.ByOwner.Prefix(9).ToList());
        tx.Items.Insert(Item(2) with { Text = "free" });
        Assert.Equal(2, tx.Items.ByText.All().Count());
    }

    [Fact]
    public void A_value_that_is_taken_leaves_no_row()
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        tx.Items.Insert(Item(1));
        var refused = Assert.Throws<UniqueViolationException>(() => tx.Items.Insert(Item(2) with { Text = Item(1).Text, Owner = 9 }));
        Assert.Equal("ByText", refused.Index);
        Assert.Equal(1, tx.Items.Count());
        Assert.Empty(tx.Items.ByOwner.Prefix(9).ToList());
        Assert.Equal(1, tx.Items.ByText.Get(Item(1).Text)!.Id);
    }

    [Fact]
    public void Entries_that_were_put_before_the_refused_one_are_taken_back()
    {
        using var engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        var items = ((LmdbTable<ItemLayout, Item, long>)engine.Table<ItemLayout, Item, long>()).Space;
        var transaction = (LmdbTransaction)engine.BeginWrite();
        transaction.Put(items.Indexes[1], [1], [2]);
        var plan = transaction.Writing!.Plan;
        plan.Claim(items.Indexes[0], [3], [4]);
        plan.Claim(items.Indexes[1], [1], [4]);
        Assert.False(plan.TryInsert(transaction, items.Rows, [5], [6], out var taken, out var key));
        Assert.True(taken == items.Indexes[1] && key.SequenceEqual<byte>([1]));
        Assert.False(transaction.TryFind(items.Indexes[0], [3], out _));
        Assert.False(transaction.TryFind(items.Rows, [5], out _));
        Assert.True(transaction.TryFind(items.Indexes[1], [1], out var value) && value.SequenceEqual<byte>([2]));
        transaction.End(transaction.Ticket);
    }
}
