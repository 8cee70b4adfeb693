using System.Diagnostics.CodeAnalysis;

namespace Trestle.Contract.Tests;

[AllowScan("What is in the table is compared as a whole.")]
public abstract class TableVerbs<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    public void A_row_reads_back_as_it_was_written()
    {
        var author = Rows.Author(1, name: "Ada Lovelace") with { Address = new Address { Street = "St James's Square", City = null } };
        Write(tx => tx.Authors.Insert(author));
        Reopen();
        Assert.Equal(author, Read(tx => tx.Authors.Get(author.Id)));
    }

    [Fact]
    public void A_row_that_is_not_there_is_null_false_or_absent()
    {
        using var tx = Db.BeginRead();
        Assert.Null(tx.Authors.Get(Rows.Id(1)));
        Assert.False(tx.Authors.TryGet(Rows.Id(1), out _));
        Assert.False(tx.Authors.TryView(Rows.Id(1), out _));
        Assert.False(tx.Authors.Exists(Rows.Id(1)));
        Assert.Null(tx.Authors.First());
        Assert.Null(tx.Authors.Last());
    }

    [Fact]
    public void A_view_shows_the_stored_fields_without_a_record()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1, name: "Ada", score: 7)));
        using var tx = Db.BeginRead();
        Assert.True(tx.Authors.TryView(Rows.Id(1), out var view));
        Assert.Equal(7, view.Score);
        Assert.True(view.NameUtf8.SequenceEqual("Ada"u8));
    }

    [Fact]
    public void Inserting_an_existing_key_throws_and_names_the_key()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        using var tx = Db.BeginWrite();
        var error = Assert.Throws<UniqueViolationException>(() => tx.Authors.Insert(Rows.Author(1, name: "other")));
        Assert.Equal(("authors", null), (error.Table, error.Index));
        Assert.Contains(Rows.Id(1).ToString(), error.Key, StringComparison.Ordinal);
        Assert.Equal("Ada", tx.Authors.Get(Rows.Id(1))!.Name);
    }

    [Fact]
    public void Update_of_an_absent_row_is_false_and_writes_nothing()
    {
        Write(tx => Assert.False(tx.Authors.Update(Rows.Author(1))));
        Assert.Equal(0, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    public void Upsert_adds_then_replaces()
    {
        Write(tx =>
        {
            tx.Authors.Upsert(Rows.Author(1, name: "first"));
            tx.Authors.Upsert(Rows.Author(1, name: "second"));
        });
        Assert.Equal("second", Read(tx => tx.Authors.Get(Rows.Id(1))!.Name));
        Assert.Equal(1, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    public void Delete_says_whether_there_was_a_row()
    {
        Write(tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            Assert.True(tx.Authors.Delete(Rows.Id(1)));
            Assert.False(tx.Authors.Delete(Rows.Id(1)));
        });
        Assert.Equal(0, Read(tx => tx.Authors.ByEmail.Count()));
    }

    [Fact]
    public void GetMany_keeps_the_order_of_the_keys_and_shows_the_missing_ones()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1), Rows.Author(2), Rows.Author(3)]));
        var found = Read(tx => tx.Authors.GetMany([Rows.Id(3), Rows.Id(9), Rows.Id(1), Rows.Id(3)]));
        Assert.Equal([Rows.Id(3), null, Rows.Id(1), Rows.Id(3)], found.Select(author => author?.Id));
    }

    [Fact]
    public void A_scan_goes_in_key_order_and_backwards_in_reverse()
    {
        Write(tx => LineRows.Insert(tx, 3, 1, 2));
        Assert.Equal([1, 2, 3], Read(tx => tx.Lines.Scan().ToList()).Select(line => line.No));
        Assert.Equal([3, 2, 1], Read(tx => tx.Lines.Scan().Reverse().ToList()).Select(line => line.No));
        Assert.Equal([3, 2], Read(tx => tx.Lines.Scan().Reverse().Take(2).ToArray()).Select(line => line.No));
    }

    [Fact]
    public void Reverse_after_Take_is_refused()
    {
        using var tx = Db.BeginRead();
        Assert.Throws<InvalidOperationException>(() => tx.Lines.Scan().Take(2).Reverse());
    }

    [Fact]
    public void Truncate_empties_its_table_and_its_indexes_and_no_other()
    {
        Write(tx =>
        {
            tx.Documents.Insert(Rows.Document("a", rank: 1));
            tx.Samples.Insert(Rows.Sample("a", small: 1));
        });
        Write(tx => tx.Documents.Truncate());
        using var tx = Db.BeginRead();
        Assert.Equal((0, 0), (tx.Documents.Count(), tx.Documents.ByRank.Count()));
        Assert.Equal((1, 1), (tx.Samples.Count(), tx.Samples.BySmall.Count()));
    }

    [Fact]
    public void DeleteRange_removes_what_the_query_gives()
    {
        Write(tx => LineRows.Insert(tx, 1, 2, 3, 4, 5));
        Write(tx => Assert.Equal(2, tx.Lines.DeleteRange(tx.Lines.ByKey.Range(1, from: 2, to: null).Reverse().Take(2))));
        Assert.Equal([1, 2, 3], Read(tx => tx.Lines.Scan().ToList()).Select(line => line.No));
        Assert.Equal(3, Read(tx => tx.Lines.ByProduct.Count()));
    }

    [Fact]
    public void A_value_against_its_constraints_is_refused_before_anything_is_written()
    {
        using var tx = Db.BeginWrite();
        var error = Assert.Throws<CheckViolationException>(() => tx.Authors.Insert(Rows.Author(1, score: 1001)));
        Assert.Equal(("authors", "score"), (error.Table, error.Field));
        Assert.Equal(0, tx.Authors.Count());
        Assert.Equal(0, tx.Authors.ByEmail.Count());
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_query_is_a_description_and_runs_each_time()
    {
        using var tx = Db.BeginWrite();
        var query = tx.Authors.Scan();
        Assert.False(query.Any());
        tx.Authors.Insert(Rows.Author(1));
        Assert.True(query.Any());
        Assert.Single(query);
    }

    [Fact]
    public void Rows_may_be_written_while_they_are_enumerated()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 200).Select(id => Rows.Author(id))));
        Write(tx =>
        {
            foreach (var author in tx.Authors.Scan())
            {
                if (author.Id.ToByteArray(bigEndian: true)[3] % 2 == 0)
                    tx.Authors.Delete(author.Id);
                else
                    tx.Authors.Update(author with { Name = "seen" });
            }
        });
        Assert.All(Read(tx => tx.Authors.Scan().ToList()), author => Assert.Equal("seen", author.Name));
        Assert.Equal(100, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_view_of_an_enumeration_is_refused_after_a_write()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1), Rows.Author(2)]));
        using var tx = Db.BeginWrite();
        var views = tx.Authors.Scan().Views.GetEnumerator();
        Assert.True(views.MoveNext());
        tx.Authors.Delete(Rows.Id(1));
        var refused = false;
        try
        {
            _ = views.Current.Score;
        }
        catch (InvalidOperationException)
        {
            refused = true;
        }
        Assert.True(refused);
        Assert.True(views.MoveNext());
        Assert.Equal(Rows.Id(2), views.Current.Id);
        views.Dispose();
    }

    [Fact]
    public void An_index_as_wide_as_its_rows_is_counted_described_and_emptied()
    {
        Write(tx => tx.Labels.InsertMany([new() { Text = "a" }, new() { Text = "b" }]));
        Assert.Equal(2, Read(tx => tx.Labels.ByTarget.Count()));
        Assert.Contains(("labels", "ByTarget", 2), Db.Stats().Tables.Select(tree => (tree.Table, tree.Index, tree.Entries)));
        Write(tx => Assert.Equal(2, tx.Labels.DeleteRange(tx.Labels.ByTarget.All())));
        Assert.Equal(0, Read(tx => tx.Labels.ByTarget.Count()));
    }

    [Fact]
    public void An_argument_that_is_null_is_named()
    {
        using var tx = Db.BeginWrite();
        Assert.Throws<ArgumentNullException>("key", () => tx.Documents.Get(null!));
        Assert.Throws<ArgumentNullException>("key", () => tx.Documents.Delete(null!));
        Assert.Throws<ArgumentNullException>("row", () => tx.Documents.Insert(null!));
        Assert.Throws<ArgumentNullException>("rows", () => tx.Documents.InsertMany(null!));
        Assert.Throws<ArgumentNullException>("rows", () => tx.Documents.InsertMany([null!]));
        var error = Assert.Throws<CheckViolationException>(() => tx.Documents.Insert(Rows.Document("a") with { Words = ["one", null!] }));
        Assert.Equal("An element in field 'words' of 'documents' is null. Leave it out, or give it a value.", error.Message);
    }
}

static class LineRows
{
    /// <summary>Inserts lines of order 1, with the order and its author.</summary>
    [SuppressMessage("Trestle.Writes", "TRS4102", Justification = "The tests begin with rows inserted one by one.")]
    public static void Insert(ShopWriteTransaction tx, params int[] numbers)
    {
        tx.Authors.Insert(Rows.Author(1));
        tx.Orders.Insert(Rows.Order(1));
        foreach (var no in numbers)
            tx.Lines.Insert(Rows.Line(1, no));
    }
}
