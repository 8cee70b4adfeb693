using System.Diagnostics.CodeAnalysis;

namespace Trestle.Contract.Tests;

[AllowScan("What is in the table is compared as a whole.")]
public abstract class VersionsAndGeneratedKeys<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_version_starts_at_one_and_rises_with_every_write()
    {
        using var tx = Db.BeginWrite();
        var first = tx.Documents.Insert(Rows.Document("a"));
        var second = tx.Documents.Upsert(first with { Rank = 1 });
        Assert.True(tx.Documents.Update(second));
        Assert.Equal((1, 2, 3), (first.Version, second.Version, tx.Documents.Get("a")!.Version));
    }

    [Fact]
    public void A_write_made_for_an_older_version_is_a_conflict_and_changes_nothing()
    {
        using var tx = Db.BeginWrite();
        var read = tx.Documents.Insert(Rows.Document("a"));
        tx.Documents.Update(read with { Rank = 5 });
        Assert.Throws<ConcurrencyConflictException>(() => tx.Documents.Update(read with { Rank = 6 }));
        Assert.Throws<ConcurrencyConflictException>(() => tx.Documents.Upsert(read with { Rank = 6 }));
        Assert.Throws<ConcurrencyConflictException>(() => tx.Documents.UpsertMany([read with { Rank = 6 }]));
        Assert.Equal(5, tx.Documents.Get("a")!.Rank);
        Assert.Equal(1, tx.Documents.ByRank.Prefix(5).Count());
    }

    [Fact]
    public async Task Concurrent_increments_with_retries_are_all_counted()
    {
        await Db.WriteAsync(tx => tx.Documents.Insert(Rows.Document("counter")));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => IncrementAsync()));
        Assert.Equal(50, Read(tx => tx.Documents.Get("counter")!.Rank));
    }

    [Fact]
    public void A_sequence_gives_a_new_number_to_each_row_that_brings_none()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        Write(tx => Assert.Equal((1, 2), (tx.Orders.Insert(Rows.Order(0)).Id, tx.Orders.Insert(Rows.Order(0)).Id)));
        Write(tx => tx.Orders.Truncate());
        Reopen();
        Write(tx => Assert.Equal(3, tx.Orders.Insert(Rows.Order(0)).Id));
    }

    [Fact]
    public void A_sequence_goes_on_behind_a_number_that_a_caller_chose()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        Write(tx => tx.Orders.Insert(Rows.Order(100)));
        Write(tx => Assert.Equal(3, tx.Orders.InsertMany([Rows.Order(0), Rows.Order(0), Rows.Order(0)])));
        Assert.Equal([100, 101, 102, 103], Read(tx => tx.Orders.Scan().Keys.ToList()));
    }

    [Fact]
    public void A_sequence_passes_a_number_that_was_chosen_in_its_own_transaction()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        Write(tx =>
        {
            Assert.Equal(1, tx.Orders.Insert(Rows.Order(0)).Id);
            tx.Orders.Insert(Rows.Order(2, code: "chosen"));
            Assert.Equal(3, tx.Orders.Upsert(Rows.Order(0)).Id);
            tx.Orders.UpsertMany([Rows.Order(4), Rows.Order(0)]);
            tx.Orders.InsertMany([Rows.Order(6), Rows.Order(0)]);
        });
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Read(tx => tx.Orders.Scan().Keys.ToList()));
        Assert.Equal("chosen", Read(tx => tx.Orders.Get(2)!.Code));
    }

    [Fact]
    public void A_uuid_is_generated_in_the_order_of_time()
    {
        var ids = new List<Guid>();
        Write(tx =>
        {
            for (var i = 0; i < 100; i++)
                ids.Add(tx.Authors.Insert(Rows.Author(0, $"{i}@x")).Id);
        });
        Assert.Equal(ids, Read(tx => tx.Authors.Scan().Keys.ToList()));
        Assert.DoesNotContain(Guid.Empty, ids);
    }

    async Task IncrementAsync()
    {
        while (true)
        {
            try
            {
                var read = await Db.ReadAsync(tx => tx.Documents.Get("counter")!);
                await Db.WriteAsync(tx => tx.Documents.Update(read with { Rank = read.Rank + 1 }));
                return;
            }
            catch (ConcurrencyConflictException)
            {
                await Task.Yield();
            }
        }
    }
}
