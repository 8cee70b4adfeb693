namespace Trestle.Contract.Tests;

[AllowScan("What is in the table is compared as a whole.")]
public abstract class IndexVerbs<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    static readonly Bytes Raw = new byte[] { 1, 2 };

    [Fact]
    public void A_unique_index_leads_to_its_row()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1, "a@x"), Rows.Author(2, "b@x")]));
        using var tx = Db.BeginRead();
        Assert.Equal(Rows.Id(2), tx.Authors.ByEmail.Get("b@x")!.Id);
        Assert.True(tx.Authors.ByEmail.TryGet("a@x", out var row) && row.Id == Rows.Id(1));
        Assert.True(tx.Authors.ByEmail.TryView("a@x", out var view) && view.Id == Rows.Id(1));
        Assert.True(tx.Authors.ByEmail.Exists("a@x"));
        Assert.False(tx.Authors.ByEmail.Exists("A@x"));
        Assert.Null(tx.Authors.ByEmail.Get(""));
    }

    [Fact]
    public void A_range_is_half_open_in_both_directions()
    {
        Seed(1, 2, 3, 4);
        Assert.Equal([2, 3], Hours(tx => tx.Orders.ByAuthor.Range(Rows.Id(1), At(2), At(4)).Reverse().ToList()));
        Assert.Equal([3, 2], Hours(tx => tx.Orders.ByAuthor.Range(Rows.Id(1), At(2), At(4)).ToList()));
        Assert.Equal([2, 3], Hours(tx => tx.Orders.Unpaid.Range(At(2), At(4)).ToList()));
        Assert.Equal([3, 2], Hours(tx => tx.Orders.Unpaid.Range(At(2), At(4)).Reverse().ToList()));
        Assert.Equal([4, 3, 2], Hours(tx => tx.Orders.ByTime.Between(At(2), At(4)).ToList()));
    }

    [Fact]
    public void A_bound_that_is_absent_is_none()
    {
        Seed(1, 2, 3);
        Assert.Equal([1, 2, 3], Hours(tx => tx.Orders.Unpaid.Range(null, null).ToList()));
        Assert.Equal([1, 2], Hours(tx => tx.Orders.Unpaid.Range(null, At(3)).ToList()));
        Assert.Equal([3, 2], Hours(tx => tx.Orders.ByTime.Range(At(2), null).ToList()));
    }

    [Fact]
    public void Zero_and_empty_are_bounds_like_any_other()
    {
        Write(tx => tx.Samples.InsertMany([.. new short[] { -1, 0, 1 }.Select(small => Rows.Sample("a", small, number: small)), Rows.Sample("", number: 9)]));
        using var tx = Db.BeginRead();
        Assert.Equal([-1], tx.Samples.BySmall.Range((short)-1, (short)0).ToList().Select(row => row.Small!.Value));
        Assert.Equal([0, 1], tx.Samples.BySmall.Range((short)0, null).ToList().Select(row => row.Small!.Value));
        Assert.Equal([""], tx.Samples.ByKey.Between("", "").ToList().Select(row => row.Text));
        Assert.Empty(tx.Samples.ByKey.Range("", "").ToList());
        Assert.Empty(tx.Samples.ByKey.Range(null, "").ToList());
        Assert.Equal(4, tx.Samples.ByKey.Range("", null).Count());
    }

    [Fact]
    public void Null_comes_first_and_is_not_zero_or_empty()
    {
        Write(tx => tx.Samples.InsertMany([Rows.Sample("c", 0, label: ""), Rows.Sample("a"), Rows.Sample("b", 0)]));
        using var tx = Db.BeginRead();
        Assert.Equal([null, (short)0, (short)0], tx.Samples.BySmall.All().ToList().Select(row => row.Small));
        Assert.Equal("a", Assert.Single(tx.Samples.BySmall.Prefix(null)).Text);
        Assert.Equal("c", Assert.Single(tx.Samples.BySmall.Prefix((short)0, "")).Text);
        Assert.Equal("b", Assert.Single(tx.Samples.BySmall.Prefix((short)0, null)).Text);
        Assert.Equal(["c", "b"], tx.Samples.BySmall.Prefix((short)0).ToList().Select(row => row.Text));
    }

    [Fact]
    public void Nulls_never_collide_in_a_unique_index()
    {
        Write(tx => tx.Samples.InsertMany([Rows.Sample("a", raw: Raw), Rows.Sample("b", raw: Raw), Rows.Sample("c"), Rows.Sample("d", raw: Raw, day: default(DateOnly))]));
        using var tx = Db.BeginWrite();
        Assert.Throws<UniqueViolationException>(() => tx.Samples.Insert(Rows.Sample("e", raw: Raw, day: default(DateOnly))));
        Assert.Equal(3, tx.Samples.ByRaw.Prefix(Raw).Count());
        Assert.True(tx.Samples.Delete(new SampleKey("a", default, 0)));
        Assert.Equal(["b", "d"], tx.Samples.ByRaw.Prefix(Raw).ToList().Select(row => row.Text));
    }

    [Fact]
    public void A_partial_index_holds_the_rows_that_meet_its_condition_and_no_other()
    {
        Write(tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            tx.Orders.InsertMany([Rows.Order(1), Rows.Order(2, status: Status.Paid), Rows.Order(3) with { Note = "" }]);
        });
        Assert.Equal([1], Read(tx => tx.Orders.Unpaid.All().Keys.ToList()));
        Write(tx => tx.Orders.Update(tx.Orders.Get(1)! with { Status = Status.Sent }));
        Write(tx => tx.Orders.Update(tx.Orders.Get(2)! with { Status = Status.Open }));
        Assert.Equal([2], Read(tx => tx.Orders.Unpaid.All().Keys.ToList()));
    }

    [Fact]
    public void A_partial_unique_index_binds_only_the_rows_that_it_holds()
    {
        using var tx = Db.BeginWrite();
        tx.Authors.Insert(Rows.Author(1));
        tx.Orders.InsertMany([Rows.Order(1), Rows.Order(2), Rows.Order(3, status: Status.Lost)]);
        var error = Assert.Throws<UniqueViolationException>(() => tx.Orders.Update(Rows.Order(1, status: Status.Lost)));
        Assert.Equal("OneLost", error.Index);
        Assert.Equal(Status.Open, tx.Orders.Get(1)!.Status);
    }

    [Fact]
    public void Entries_of_a_covering_index_carry_their_fields()
    {
        Seed(5);
        using var tx = Db.BeginRead();
        var seen = new List<OrderByAuthorEntry>();
        foreach (var entry in tx.Orders.ByAuthor.Prefix(Rows.Id(1)).Entries<OrderByAuthorEntry>())
            seen.Add(entry);
        Assert.Equal([new OrderByAuthorEntry(Rows.Id(1), At(5), 9.99m, 1)], seen);
    }

    [Fact]
    public void Entries_of_another_index_are_refused()
    {
        Seed(1);
        using var tx = Db.BeginRead();
        Assert.Throws<InvalidOperationException>(() => tx.Orders.ByCode.All().Entries<OrderByAuthorEntry>());
        Assert.Throws<InvalidOperationException>(() => tx.Orders.Scan().Entries<OrderByAuthorEntry>());
    }

    [Fact]
    public void An_included_field_follows_its_row()
    {
        Seed(5);
        Write(tx => tx.Orders.Update(tx.Orders.Get(1)! with { Total = 1m }));
        using var tx = Db.BeginRead();
        foreach (var entry in tx.Orders.ByAuthor.All().Entries<OrderByAuthorEntry>())
            Assert.Equal(1m, entry.Total);
    }

    [Fact]
    public void Rows_may_swap_unique_values_in_one_load()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1, "a@x"), Rows.Author(2, "b@x")]));
        Write(tx => tx.Authors.UpsertMany([Rows.Author(1, "b@x"), Rows.Author(2, "a@x")]));
        Assert.Equal(Rows.Id(2), Read(tx => tx.Authors.ByEmail.Get("a@x")!.Id));
        Assert.Equal(2, Read(tx => tx.Authors.ByEmail.Count()));
    }

    void Seed(params int[] hours) => Write(tx =>
    {
        tx.Authors.Insert(Rows.Author(1));
        tx.Orders.InsertMany(hours.Select((hour, i) => Rows.Order(i + 1, at: At(hour))));
    });

    IEnumerable<int> Hours(Func<ShopReadTransaction, List<Order>> read) => Read(read).Select(order => order.PlacedAt.Hour);

    static DateTimeOffset At(int hour) => new(2026, 2, 1, hour, 0, 0, TimeSpan.Zero);
}
