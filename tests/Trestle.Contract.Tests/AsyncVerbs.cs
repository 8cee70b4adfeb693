using System.Diagnostics.CodeAnalysis;
using Trestle.Storage;

namespace Trestle.Contract.Tests;

/// <summary>Each asynchronous verb gives what the synchronous one gives, and a cancelled token stops it before anything is written.</summary>
[AllowScan("Scans are tried; the tables have a few rows.")]
public abstract class AsyncVerbs<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    static readonly CancellationToken Cancelled = new(true);

    [Fact]
    public async Task Reading_verbs_give_what_the_synchronous_ones_give()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 9).Select(id => Rows.Author(id, score: id))));
        await using var tx = await Db.BeginReadAsync();
        Assert.Equal(tx.Authors.Get(Rows.Id(3)), await tx.Authors.GetAsync(Rows.Id(3)));
        Assert.Null(await tx.Authors.GetAsync(Rows.Id(99)));
        Assert.True(await tx.Authors.ExistsAsync(Rows.Id(9)));
        Assert.False(await tx.Authors.ExistsAsync(Rows.Id(99)));
        Assert.Equal(tx.Authors.GetMany([Rows.Id(9), Rows.Id(99), Rows.Id(1)]), await tx.Authors.GetManyAsync([Rows.Id(9), Rows.Id(99), Rows.Id(1)]));
        Assert.Equal(9, await tx.Authors.CountAsync());
        Assert.Equal(tx.Authors.First(), await tx.Authors.FirstAsync());
        Assert.Equal(tx.Authors.Last(), await tx.Authors.LastAsync());
        Assert.Equal(tx.Authors.Get(Rows.Id(4)), await tx.Authors.ByEmail.GetAsync("4@example.org"));
        Assert.Null(await tx.Authors.ByEmail.GetAsync("nobody@example.org"));
        Assert.True(await tx.Authors.ByEmail.ExistsAsync("4@example.org"));
        Assert.False(await tx.Authors.ByEmail.ExistsAsync("nobody@example.org"));
        Assert.Equal(9, await tx.Authors.ByName.CountAsync());
    }

    [Fact]
    public async Task Queries_give_what_the_synchronous_ones_give()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 9).Select(id => Rows.Author(id, score: id))));
        await using var tx = await Db.BeginReadAsync();
        foreach (var query in new[]
        {
            tx.Authors.Scan(), tx.Authors.ByName.All().Reverse(), tx.Authors.ByName.Range("Ada", 2, 8), tx.Authors.ByName.Range("Ada", 2, 8).Reverse().Take(4),
            tx.Authors.ByName.All().Take(0), tx.Authors.ByName.Prefix("Eve"), tx.Authors.Scan().After(tx.Authors.Scan().ReadPage(5).Next!),
        })
        {
            Assert.Equal(query.ToList(), await query.ToListAsync());
            Assert.Equal(query.ToArray(), await query.ToArrayAsync());
            Assert.Equal(query.Count(), await query.CountAsync());
            Assert.Equal(query.Any(), await query.AnyAsync());
            Assert.Equal(query.First(), await query.FirstAsync());
            Assert.Equal(query.Keys.ToList(), await query.Keys.ToListAsync());
        }
    }

    [Fact]
    public async Task Rows_keys_and_entries_can_be_awaited_one_by_one()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        Write(tx => tx.Orders.InsertMany(Enumerable.Range(1, 5).Select(id => Rows.Order(id, at: Rows.Noon.AddDays(id)))));
        await using var tx = await Db.BeginReadAsync();
        var query = tx.Orders.ByAuthor.Prefix(Rows.Id(1));
        var (rows, keys, totals, views) = (new List<long>(), new List<long>(), new List<decimal>(), new List<long>());
        await foreach (var row in query)
            rows.Add(row.Id);
        await foreach (var key in query.Keys)
            keys.Add(key);
        await foreach (var entry in query.Entries<OrderByAuthorEntry>())
            totals.Add(entry.Total);
        await foreach (var view in query.Views)
            views.Add(view.Id);
        Assert.Equal([5, 4, 3, 2, 1], rows);
        Assert.Equal(rows, keys);
        Assert.Equal(rows, views);
        Assert.Equal([9.99m, 9.99m, 9.99m, 9.99m, 9.99m], totals);
        Assert.Equal(query.Entries<OrderByAuthorEntry>().ToList(), await query.Entries<OrderByAuthorEntry>().ToListAsync());
    }

    [Fact]
    public async Task A_query_serves_LINQ_and_whoever_takes_an_asynchronous_sequence()
    {
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 9).Select(id => Rows.Author(id, score: id))));
        await using var tx = await Db.BeginReadAsync();
        var scan = tx.Authors.Scan();
        Assert.Equal(4, scan.Where(author => author.Score > 5).Select(author => author.Id).Count());
        Assert.Equal([6, 7], await scan.AsAsyncEnumerable().Where(author => author.Score > 5).Select(author => author.Score).Take(2).ToListAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var author in scan.AsAsyncEnumerable().WithCancellation(Cancelled))
                Assert.Fail(author.Name);
        });
    }

    [Fact]
    public async Task Pages_give_every_row_once()
    {
        Write(tx => tx.Samples.InsertMany(Enumerable.Range(0, 25).Select(n => Rows.Sample("t", (short)(n / 10), number: n))));
        var seen = new List<int>();
        string? token = null;
        do
        {
            await using var tx = await Db.BeginReadAsync();
            var query = tx.Samples.BySmall.All().Reverse();
            query = token is null ? query : query.After(token);
            var page = await query.ReadPageAsync(5);
            Assert.Equal(query.ReadPage(5).Next, page.Next);
            seen.AddRange(page.Rows.Select(row => row.Number));
            token = page.Next;
        }
        while (token is not null);
        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public async Task Writing_verbs_do_what_the_synchronous_ones_do()
    {
        await using (var tx = await Db.BeginWriteAsync())
        {
            Assert.Equal(1, (await tx.Documents.InsertAsync(Rows.Document("a"))).Version);
            Assert.Equal(2, (await tx.Documents.UpsertAsync(Rows.Document("a", rank: 7, version: 1))).Version);
            Assert.True(await tx.Documents.UpdateAsync(Rows.Document("a", rank: 8, version: 2)));
            Assert.False(await tx.Documents.UpdateAsync(Rows.Document("b")));
            Assert.Equal(20, await tx.Authors.InsertManyAsync(Enumerable.Range(1, 20).Select(id => Rows.Author(id, score: id))));
            Assert.Equal(2, await tx.Authors.UpsertManyAsync([Rows.Author(20, name: "Eve"), Rows.Author(21, name: "Eve")]));
            Assert.True(await tx.Authors.DeleteAsync(Rows.Id(1)));
            Assert.False(await tx.Authors.DeleteAsync(Rows.Id(1)));
            Assert.Equal(3, await tx.Authors.DeleteRangeAsync(tx.Authors.ByName.Prefix("Ada").Take(3)));
            await tx.Labels.InsertAsync(new Label { Text = "gone" });
            await tx.Labels.TruncateAsync();
            await tx.CommitAsync();
        }
        Assert.Equal(8, Read(tx => tx.Documents.Get("a")!.Rank));
        Assert.Equal([.. Enumerable.Range(2, 15).Append(20).Append(21).Select(Rows.Id)], Read(tx => tx.Authors.Scan().Keys.ToList()));
        Assert.Equal(0, Read(tx => tx.Labels.Count()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4203", Justification = "The test is about what is awaited within a transaction.")]
    public async Task An_error_is_the_tasks_and_leaves_the_transaction_as_it_was()
    {
        await using var tx = await Db.BeginWriteAsync();
        await tx.Authors.InsertAsync(Rows.Author(1));
        var taken = tx.Authors.InsertAsync(Rows.Author(2, email: "1@example.org"));
        await Assert.ThrowsAsync<UniqueViolationException>(() => taken.AsTask());
        await Assert.ThrowsAsync<UniqueViolationException>(() => tx.Authors.InsertManyAsync([Rows.Author(3), Rows.Author(1)]).AsTask());
        await Assert.ThrowsAsync<ArgumentNullException>("row", () => tx.Authors.InsertAsync(null!).AsTask());
        Assert.Equal([Rows.Author(1)], await tx.Authors.Scan().ToListAsync());
        await tx.CommitAsync();
    }

    [Fact]
    public async Task A_cancelled_token_stops_a_verb_before_anything_is_written()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        await using (var tx = await Db.BeginWriteAsync())
        {
            await IsCancelled(tx.Authors.InsertAsync(Rows.Author(2), Cancelled));
            await IsCancelled(tx.Authors.UpsertAsync(Rows.Author(2), Cancelled));
            await IsCancelled(tx.Authors.UpdateAsync(Rows.Author(1, name: "Eve"), Cancelled));
            await IsCancelled(tx.Authors.DeleteAsync(Rows.Id(1), Cancelled));
            await IsCancelled(tx.Authors.InsertManyAsync([Rows.Author(2)], null, Cancelled));
            await IsCancelled(tx.Authors.UpsertManyAsync([Rows.Author(2)], null, Cancelled));
            await IsCancelled(tx.Authors.DeleteRangeAsync(tx.Authors.Scan(), Cancelled));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tx.Authors.TruncateAsync(Cancelled).AsTask());
            await IsCancelled(tx.SavepointAsync(Cancelled));
            await tx.CommitAsync();
        }
        Assert.Equal([Rows.Author(1)], Read(tx => tx.Authors.Scan().ToArray()));
        await IsCancelled(Db.BeginReadAsync(Cancelled));
        await IsCancelled(Db.BeginWriteAsync(Cancelled));
    }

    [Fact]
    public async Task A_cancelled_token_stops_a_read()
    {
        Write(tx => tx.Authors.Insert(Rows.Author(1)));
        await using var tx = await Db.BeginReadAsync();
        await IsCancelled(tx.Authors.GetAsync(Rows.Id(1), Cancelled));
        await IsCancelled(tx.Authors.ExistsAsync(Rows.Id(1), Cancelled));
        await IsCancelled(tx.Authors.GetManyAsync([Rows.Id(1)], Cancelled));
        await IsCancelled(tx.Authors.CountAsync(Cancelled));
        await IsCancelled(tx.Authors.ByName.CountAsync(Cancelled));
        await IsCancelled(tx.Authors.ByEmail.GetAsync("1@example.org", Cancelled));
        await IsCancelled(tx.Authors.ByEmail.ExistsAsync("1@example.org", Cancelled));
        await IsCancelled(tx.Authors.FirstAsync(Cancelled));
        await IsCancelled(tx.Authors.Scan().ToListAsync(Cancelled));
        await IsCancelled(tx.Authors.Scan().Take(1).CountAsync(Cancelled));
        await IsCancelled(tx.Authors.Scan().ReadPageAsync(5, Cancelled));
        await IsCancelled(tx.Authors.Scan().Keys.ToListAsync(Cancelled));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public async Task A_load_that_is_cancelled_on_its_way_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await using var tx = await Db.BeginWriteAsync();
        await tx.Authors.InsertAsync(Rows.Author(1));
        await IsCancelled(tx.Authors.InsertManyAsync(RowsThen(cancel), null, cancel.Token));
        Assert.Equal([Rows.Id(1)], tx.Authors.Scan().Keys.ToList());
        Assert.Equal(1, tx.Authors.ByEmail.Count());
    }

    [Fact]
    public async Task A_commit_that_is_cancelled_before_it_began_leaves_the_transaction_open()
    {
        await using (var tx = await Db.BeginWriteAsync())
        {
            await tx.Authors.InsertAsync(Rows.Author(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tx.CommitAsync(Cancelled).AsTask());
            await tx.CommitAsync();
        }
        Assert.Equal(1, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public async Task Disposing_without_a_commit_undoes()
    {
        await using (var tx = await Db.BeginWriteAsync())
            await tx.Authors.InsertAsync(Rows.Author(1));
        Assert.Equal(0, Read(tx => tx.Authors.Count()));
    }

    [Fact]
    public async Task A_savepoint_undoes_what_came_after_it_unless_released()
    {
        await using var tx = await Db.BeginWriteAsync();
        await tx.Authors.InsertAsync(Rows.Author(1));
        await using (var kept = await tx.SavepointAsync())
        {
            await tx.Authors.InsertAsync(Rows.Author(2));
            await using (await tx.SavepointAsync())
                await tx.Authors.InsertAsync(Rows.Author(3));
            await kept.ReleaseAsync();
        }
        await tx.CommitAsync();
        Assert.Equal([Rows.Id(1), Rows.Id(2)], Read(reader => reader.Authors.Scan().Keys.ToList()));
    }

    [Fact]
    public async Task A_transaction_used_after_its_end_is_found_out()
    {
        var tx = await Db.BeginWriteAsync();
        var authors = tx.Authors;
        var query = authors.Scan();
        await tx.DisposeAsync();
        await tx.DisposeAsync();
        await default(ShopReadTransaction).DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => authors.GetAsync(Rows.Id(1)).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => authors.InsertAsync(Rows.Author(1)).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => query.ToListAsync().AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => query.CountAsync().AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tx.CommitAsync().AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tx.SavepointAsync().AsTask());
    }

    [Theory]
    [InlineData(Isolation.ReadCommitted)]
    [InlineData(Isolation.RepeatableRead)]
    [InlineData(Isolation.Serializable)]
    public async Task A_transaction_can_be_asked_for_any_isolation(Isolation isolation)
    {
        using (var tx = Db.BeginWrite(isolation))
        {
            tx.Authors.Insert(Rows.Author(1));
            tx.Commit();
        }
        await using (var tx = await Db.BeginWriteAsync(isolation: isolation))
        {
            await tx.Authors.InsertAsync(Rows.Author(2));
            await tx.CommitAsync();
        }
        await Db.WriteAsync(tx => tx.Authors.Insert(Rows.Author(3)), isolation: isolation);
        await Db.WriteAsync(async tx => await tx.Authors.InsertAsync(Rows.Author(4)), isolation: isolation);
        Assert.Equal(4, Read(tx => tx.Authors.Count()));
    }

    static async Task IsCancelled<T>(ValueTask<T> verb) => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verb.AsTask());

    static IEnumerable<Author> RowsThen(CancellationTokenSource cancel)
    {
        for (var id = 2; id < 100; id++)
        {
            if (id == 50)
                cancel.Cancel();
            yield return Rows.Author(id);
        }
    }
}
