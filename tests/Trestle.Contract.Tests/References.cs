using System.Diagnostics.CodeAnalysis;

namespace Trestle.Contract.Tests;

public abstract class References<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    public void A_row_that_refers_to_nothing_is_refused_and_names_both()
    {
        using var tx = Db.BeginWrite();
        var error = Assert.Throws<ForeignKeyViolationException>(() => tx.Orders.Insert(Rows.Order(1, author: 7)));
        Assert.Equal(("orders", "author"), (error.Table, error.Reference));
        Assert.Contains(Rows.Id(7).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Equal(0, tx.Orders.Count());
    }

    [Fact]
    public void Restrict_refuses_to_delete_a_row_that_is_referred_to()
    {
        Seed();
        using var tx = Db.BeginWrite();
        Assert.Throws<ForeignKeyViolationException>(() => tx.Authors.Delete(Rows.Id(1)));
        Assert.True(tx.Authors.Exists(Rows.Id(1)));
        Assert.True(tx.Authors.Delete(Rows.Id(2)));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Cascade_deletes_the_referring_rows_and_their_index_entries()
    {
        Seed();
        Write(tx => Assert.True(tx.Orders.Delete(1)));
        using var tx = Db.BeginRead();
        Assert.Equal([new LineKey(2, 1)], tx.Lines.Scan().Keys.ToList());
        Assert.Equal(1, tx.Lines.ByProduct.Count());
    }

    [Fact]
    public void SetNull_clears_the_reference_and_keeps_the_row()
    {
        Seed();
        Write(tx => tx.Orders.Update(tx.Orders.Get(1)! with { Reviewer = Rows.Id(2) }));
        Write(tx => tx.Authors.Update(tx.Authors.Get(Rows.Id(1))! with { Boss = Rows.Id(2) }));
        Write(tx => Assert.True(tx.Authors.Delete(Rows.Id(2))));
        using var tx = Db.BeginRead();
        Assert.Null(tx.Orders.Get(1)!.Reviewer);
        Assert.Null(tx.Authors.Get(Rows.Id(1))!.Boss);
    }

    [Fact]
    public void A_row_may_refer_to_itself_and_go()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1, boss: Rows.Id(1))));
        Write(tx => Assert.True(tx.Authors.Delete(Rows.Id(1))));
        Assert.Equal(0, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_reference_may_hold_an_empty_key()
    {
        Write(tx =>
        {
            tx.Blobs.InsertMany([new Blob { Name = default, Content = default }, new Blob { Name = new byte[] { 0 }, Content = default }]);
            tx.Labels.InsertMany([new Label { Text = "", Target = default(Bytes) }, new Label { Text = "x", Target = new Bytes([0]) }, new Label { Text = "y" }]);
        });
        Write(tx => Assert.True(tx.Blobs.Delete(default)));
        Assert.Equal(["x", "y"], Read(tx => tx.Labels.Scan().Keys.ToList()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void Truncate_refuses_while_another_table_refers_to_its_rows()
    {
        Seed();
        using var tx = Db.BeginWrite();
        Assert.Throws<ForeignKeyViolationException>(tx.Orders.Truncate);
        tx.Lines.Truncate();
        tx.Orders.Truncate();
        Assert.Equal(0, tx.Orders.Count());
    }

    [Fact]
    public void A_load_may_refer_to_its_own_rows_in_any_order()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1, boss: Rows.Id(3)), Rows.Author(2, boss: Rows.Id(1)), Rows.Author(3)]));
        using var tx = Db.BeginWrite();
        Assert.Throws<ForeignKeyViolationException>(() => tx.Authors.InsertMany([Rows.Author(5, boss: Rows.Id(6)), Rows.Author(7)]));
        Assert.Equal(3, tx.Authors.Count());
    }

    void Seed() => Write(tx =>
    {
        tx.Authors.InsertMany([Rows.Author(1), Rows.Author(2)]);
        tx.Orders.InsertMany([Rows.Order(1), Rows.Order(2)]);
        tx.Lines.InsertMany([Rows.Line(1, 1), Rows.Line(1, 2), Rows.Line(2, 1)]);
    });
}
