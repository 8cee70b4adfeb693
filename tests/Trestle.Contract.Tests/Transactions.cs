using System.Diagnostics.CodeAnalysis;

namespace Trestle.Contract.Tests;

[AllowScan("What is in the table is compared as a whole.")]
public abstract class Transactions<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    [Fact]
    public void A_store_says_which_schema_it_holds_while_it_is_open_and_when_it_is_closed()
    {
        Assert.Equal(ShopSchema.Shape.ToJson(), StoredSchema().ToJson());
        Db.Dispose();
        Assert.Equal(ShopSchema.Shape.ToJson(), StoredSchema().ToJson());
    }

    [Fact]
    public void Nothing_is_visible_before_Commit_and_all_of_it_after()
    {
        using var before = Db.BeginRead();
        using (var tx = Db.BeginWrite())
        {
            tx.Authors.Insert(Rows.Author(1));
            Assert.Equal(0, Read(reader => reader.Authors.Count()));
            Assert.Equal(1, tx.Authors.Count());
            tx.Commit();
        }
        Assert.Equal(1, Read(tx => tx.Authors.Count()));
        Assert.Equal(0, before.Authors.Count());
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void Dispose_without_Commit_rolls_back()
    {
        using (var tx = Db.BeginWrite())
            tx.Authors.Insert(Rows.Author(1));
        Assert.Equal(0, Read(tx => tx.Authors.Count()));
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
    }

    [Fact]
    public void A_savepoint_undoes_what_came_after_it_unless_released()
    {
        using var tx = Db.BeginWrite();
        tx.Authors.Insert(Rows.Author(1));
        using (var kept = tx.Savepoint())
        {
            tx.Authors.Insert(Rows.Author(2));
            using (tx.Savepoint())
                tx.Authors.Insert(Rows.Author(3));
            kept.Release();
        }
        tx.Commit();
        Assert.Equal([Rows.Id(1), Rows.Id(2)], Read(reader => reader.Authors.Scan().Keys.ToList()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void An_enumeration_goes_on_across_a_savepoint()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 10).Select(id => Rows.Author(id))));
        using var tx = Db.BeginWrite();
        var seen = new List<Guid>();
        foreach (var author in tx.Authors.Scan())
        {
            seen.Add(author.Id);
            using var undone = tx.Savepoint();
            tx.Authors.Delete(author.Id);
        }
        Assert.Equal(Enumerable.Range(1, 10).Select(Rows.Id), seen);
    }

    [Fact]
    public void A_transaction_used_after_its_end_is_found_out()
    {
        var tx = Db.BeginRead();
        var query = tx.Authors.Scan();
        var authors = tx.Authors;
        tx.Dispose();
        Assert.Throws<ObjectDisposedException>(() => authors.Count());
        using var other = Db.BeginRead();
        Assert.Throws<ObjectDisposedException>(() => tx.Authors);
        Assert.Throws<ObjectDisposedException>(() => query.Count());
        Assert.Throws<ObjectDisposedException>(() => query.ToList());
        tx.Dispose();
        Assert.Equal(0, other.Authors.Count());
    }

    [Fact]
    public void An_enumeration_ends_with_its_transaction()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1), Rows.Author(2)]));
        var tx = Db.BeginRead();
        using var rows = tx.Authors.Scan().GetEnumerator();
        Assert.True(rows.MoveNext());
        tx.Dispose();
        var isFoundOut = false;
        try
        {
            rows.MoveNext();
        }
        catch (ObjectDisposedException)
        {
            isFoundOut = true;
        }
        Assert.True(isFoundOut);
    }

    [Fact]
    public void An_enumeration_disposed_twice_does_not_touch_the_one_that_came_after_it()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 6).Select(id => Rows.Author(id))));
        using var tx = Db.BeginRead();
        IEnumerator<Author> first = tx.Authors.Scan().GetEnumerator();
        Assert.True(first.MoveNext());
        first.Dispose();
        using IEnumerator<Author> second = tx.Authors.Scan().GetEnumerator();
        Assert.True(second.MoveNext());
        first.Dispose();
        Assert.False(first.MoveNext());
        using IEnumerator<Author> third = tx.Authors.Scan().Reverse().GetEnumerator();
        Assert.True(third.MoveNext());
        Assert.True(second.MoveNext());
        Assert.True(third.MoveNext());
        Assert.Equal((Rows.Id(2), Rows.Id(5)), (second.Current.Id, third.Current.Id));
        var keys = tx.Authors.Scan().Keys.GetEnumerator();
        keys.Dispose();
        var others = tx.Authors.Scan().Keys.GetEnumerator();
        Assert.True(others.MoveNext());
        Assert.False(keys.MoveNext());
        Assert.Equal(Rows.Id(1), others.Current);
        others.Dispose();
    }

    [Fact]
    public void A_committed_transaction_takes_no_more_writes()
    {
        var tx = Db.BeginWrite();
        var authors = tx.Authors;
        tx.Commit();
        Assert.Throws<ObjectDisposedException>(() => authors.Insert(Rows.Author(1)));
        Assert.Throws<ObjectDisposedException>(() => tx.Commit());
        tx.Dispose();
    }

    [Fact]
    public void A_failing_verb_leaves_the_transaction_as_it_was()
    {
        using var tx = Db.BeginWrite();
        tx.Authors.InsertMany([Rows.Author(1, "a@x"), Rows.Author(2, "b@x")]);
        Assert.Throws<UniqueViolationException>(() => tx.Authors.Update(Rows.Author(1, "b@x", name: "other")));
        Assert.Throws<UniqueViolationException>(() => tx.Authors.InsertMany([Rows.Author(3, "c@x"), Rows.Author(4, "a@x")]));
        Assert.Throws<UniqueViolationException>(() => tx.Authors.InsertMany([Rows.Author(3, "c@x"), Rows.Author(3, "d@x")]));
        Assert.Throws<CheckViolationException>(() => tx.Authors.UpsertMany([Rows.Author(1, "z@x"), Rows.Author(5, score: 5000)]));
        tx.Commit();
        using var after = Db.BeginRead();
        Assert.Equal(["a@x", "b@x"], after.Authors.ByEmail.All().ToList().Select(author => author.Email));
        Assert.Equal(2, after.Authors.ByName.Count());
        Assert.Equal("Ada", after.Authors.Get(Rows.Id(1))!.Name);
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4206", Justification = "The test is about a transaction that another thread uses.")]
    public void A_snapshot_may_move_between_threads()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        using var tx = Db.BeginRead();
        var moved = tx;
        var count = 0L;
        var thread = new Thread(() => count = moved.Authors.Count());
        thread.Start();
        thread.Join();
        Assert.Equal(1, count);
        Assert.Equal(1, tx.Authors.Count());
    }

    [Fact]
    public async Task Many_readers_and_a_writer_see_whole_commits_only()
    {
        Write(tx => tx.Authors.InsertMany([Rows.Author(1, score: 0), Rows.Author(2, score: 0)]));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var tx = Db.BeginRead();
                Assert.Equal(tx.Authors.Get(Rows.Id(1))!.Score, tx.Authors.Get(Rows.Id(2))!.Score);
            }
        })).ToArray();
        for (var i = 1; i <= 300; i++)
            Write(tx => tx.Authors.UpsertMany([Rows.Author(1, score: i), Rows.Author(2, score: i)]));
        stop.Cancel();
        await Task.WhenAll(readers);
    }
}
