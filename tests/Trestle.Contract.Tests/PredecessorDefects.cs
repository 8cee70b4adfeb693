using System.Diagnostics.CodeAnalysis;

namespace Trestle.Contract.Tests;

/// <summary>What the predecessors of Trestle get wrong: each defect by its name.</summary>
[AllowScan("What is in the table is compared as a whole.")]
public abstract class PredecessorDefects<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    public void Truncate_deletes_other_tables_rows()
    {
        Write(tx =>
        {
            tx.Samples.Insert(Rows.Sample("a"));
            tx.Documents.Insert(Rows.Document("a"));
            tx.Blobs.Insert(new Blob { Name = default, Content = default });
            tx.Samples.Truncate();
        });
        Assert.Equal((0, 1, 1), Read(tx => (tx.Samples.Count(), tx.Documents.Count(), tx.Blobs.Count())));
    }

    [Fact]
    public void Unique_is_never_enforced_and_a_duplicate_steals_the_entry()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1, "a@x")));
        using var tx = Db.BeginWrite();
        Assert.Throws<UniqueViolationException>(() => tx.Authors.Insert(Rows.Author(2, "a@x")));
        Assert.Throws<UniqueViolationException>(() => tx.Authors.Upsert(Rows.Author(2, "a@x")));
        Assert.Throws<UniqueViolationException>(() => tx.Authors.UpsertMany([Rows.Author(2, "a@x")]));
        Assert.Equal(Rows.Id(1), tx.Authors.ByEmail.Get("a@x")!.Id);
    }

    [Fact]
    public void Deleting_the_old_row_orphans_the_new_one()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1, "a@x")));
        Write(tx =>
        {
            tx.Authors.Delete(Rows.Id(1));
            tx.Authors.Insert(Rows.Author(2, "a@x"));
            Assert.False(tx.Authors.Delete(Rows.Id(1)));
        });
        Assert.Equal(Rows.Id(2), Read(tx => tx.Authors.ByEmail.Get("a@x")!.Id));
    }

    [Fact]
    public void A_row_with_a_null_in_a_nullable_index_cannot_be_deleted()
    {
        Write(tx => tx.Samples.Insert(Rows.Sample("a")));
        Write(tx => Assert.True(tx.Samples.Delete(new SampleKey("a", default, 0))));
        Assert.Equal((0, 0, 0), Read(tx => (tx.Samples.Count(), tx.Samples.BySmall.Count(), tx.Samples.ByRaw.Count())));
    }

    [Fact]
    public void A_null_in_a_non_nullable_index_raises_after_the_row_was_written()
    {
        using var tx = Db.BeginWrite();
        Assert.Throws<CheckViolationException>(() => tx.Authors.Insert(Rows.Author(1) with { Email = null! }));
        Assert.Equal((0, 0), (tx.Authors.Count(), tx.Authors.ByName.Count()));
    }

    [Fact]
    public void Null_is_encoded_as_zeros_so_that_an_empty_UUID_collides_with_it()
    {
        Write(tx => tx.Samples.InsertMany(
        [
            Rows.Sample("null", label: "x"), Rows.Sample("zero", label: "x") with { Uid = Guid.Empty },
            Rows.Sample("no label"), Rows.Sample("empty label", label: ""),
        ]));
        using var tx = Db.BeginRead();
        Assert.Equal("null", Assert.Single(tx.Samples.ByLabel.Prefix("x", null)).Text);
        Assert.Equal("zero", Assert.Single(tx.Samples.ByLabel.Prefix("x", Guid.Empty)).Text);
        Assert.Equal("no label", Assert.Single(tx.Samples.ByLabel.Prefix(null)).Text);
        Assert.Equal("empty label", Assert.Single(tx.Samples.ByLabel.Prefix("")).Text);
    }

    [Fact]
    public void Bounds_of_zero_and_empty_text_mean_unbounded()
    {
        Write(tx =>
        {
            tx.Documents.InsertMany([Rows.Document("", rank: -1), Rows.Document("a"), Rows.Document("b", rank: 1)]);
        });
        using var tx = Db.BeginRead();
        Assert.Equal([-1], tx.Documents.ByRank.Range(null, 0).ToList().Select(row => row.Rank));
        Assert.Equal([0, 1], tx.Documents.ByRank.Range(0, null).ToList().Select(row => row.Rank));
        Assert.Empty(tx.Documents.ByKey.Range(null, "").ToList());
        Assert.Empty(tx.Documents.ByKey.Range("", "").ToList());
    }

    [Fact]
    public void Text_that_begins_with_other_text_sorts_wrongly_or_runs_into_the_next_part()
    {
        Write(tx => tx.Samples.InsertMany([Rows.Sample("a", number: 2), Rows.Sample("ab", number: 1), Rows.Sample("a", number: -1), Rows.Sample("", number: 5)]));
        using var tx = Db.BeginRead();
        Assert.Equal([("", 5), ("a", -1), ("a", 2), ("ab", 1)], tx.Samples.Scan().ToList().Select(row => (row.Text, row.Number)));
        Assert.Equal([-1, 2], tx.Samples.ByKey.Prefix("a").ToList().Select(row => row.Number));
    }

    [Fact]
    public void Timestamps_sort_by_their_low_bytes_and_before_1970_not_at_all()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        DateTimeOffset[] times =
        [
            DateTimeOffset.MinValue, new(1969, 12, 31, 23, 59, 59, TimeSpan.Zero), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMicroseconds(255),
            DateTimeOffset.UnixEpoch.AddMicroseconds(256), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero),
        ];
        Write(tx => tx.Orders.InsertMany(times.Reverse().Select((at, i) => Rows.Order(i + 1, at: at))));
        Assert.Equal(times, Read(tx => tx.Orders.Unpaid.All().ToList()).Select(order => order.PlacedAt));
    }

    [Fact]
    public void A_unique_collision_silently_deletes_the_other_row()
    {
        Write(tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            tx.Orders.Insert(Rows.Order(1, code: "one"));
        });
        using var tx = Db.BeginWrite();
        Assert.Throws<UniqueViolationException>(() => tx.Orders.Upsert(Rows.Order(2, code: "one")));
        Assert.Equal("one", tx.Orders.Get(1)!.Code);
    }

    [Fact]
    public void Upsert_is_not_implemented()
    {
        Write(tx => tx.Authors.Upsert(Rows.Author(1, name: "Ada")));
        Write(tx => tx.Authors.Upsert(Rows.Author(1, name: "Eve")));
        Assert.Equal("Eve", Read(tx => tx.Authors.Get(Rows.Id(1))!.Name));
    }

    [Fact]
    public void Errors_have_a_type_on_two_ways_of_writing_only()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1, "a@x"), Rows.Author(2, "b@x")]));
        Action<ShopWriteTransaction>[] ways =
        [
            tx => tx.Authors.Insert(Rows.Author(3, "a@x")), tx => tx.Authors.InsertMany([Rows.Author(3, "a@x")]),
            tx => tx.Authors.Upsert(Rows.Author(2, "a@x")), tx => tx.Authors.UpsertMany([Rows.Author(2, "a@x")]),
            tx => tx.Authors.Update(Rows.Author(2, "a@x")), tx => tx.Authors.Patch(Rows.Id(2), new AuthorPatch().SetEmail("a@x")),
        ];
        using var tx = Db.BeginWrite();
        foreach (var write in ways)
            Assert.Equal("ByEmail", Assert.Throws<UniqueViolationException>(() => write(tx)).Index);
        Assert.Equal(["a@x", "b@x"], tx.Authors.ByEmail.All().Select(author => author.Email));
    }

    [Fact]
    public void An_update_in_place_ignores_the_names_of_columns()
    {
        Write(tx => tx.Orders.Insert(InsertAuthor(tx)));
        Write(tx => tx.Orders.Patch(1, new OrderPatch().SetPlacedAt(Rows.Noon.AddDays(1))));
        Assert.Equal(Rows.Noon.AddDays(1), Read(tx => tx.Orders.Get(1)!.PlacedAt));

        static Order InsertAuthor(ShopWriteTransaction tx)
        {
            tx.Authors.Insert(Rows.Author(1));
            return Rows.Order(1);
        }
    }

    [Fact]
    public void Rows_of_one_call_must_set_the_same_columns()
    {
        Author[] authors = [Rows.Author(1), Rows.Author(2, boss: Rows.Id(1)), Rows.Author(3) with { Address = new Address { Street = "A", City = null } }];
        Write(tx => tx.Authors.InsertMany(authors));
        Assert.Equal(authors, Read(tx => tx.Authors.Scan().ToList()));
    }

    [Fact]
    public void There_are_no_keys_of_several_columns()
    {
        Write(tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            tx.Orders.Insert(Rows.Order(1));
            tx.Lines.InsertMany([Rows.Line(1, 1, "tea"), Rows.Line(1, 2, "milk")]);
        });
        Assert.Equal("milk", Read(tx => tx.Lines.Get(new LineKey(1, 2))!.Product));
        Assert.Equal(2, Read(tx => tx.Lines.ByKey.Prefix(1).Count()));
    }

    [Fact]
    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "The walk over whole rows is the test.")]
    public void There_is_no_streaming()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(0, 2000).Select(i => Rows.Author(i, name: $"{i:0000}"))));
        using var tx = Db.BeginRead();
        var seen = 0;
        foreach (var author in tx.Authors.ByName.All())
        {
            Assert.Equal($"{seen:0000}", author.Name);
            // Other calls go on while the walk is under way.
            if (++seen % 500 == 0)
                Assert.NotNull(tx.Authors.Get(author.Id));
        }
        Assert.Equal(2000, seen);
    }
}
