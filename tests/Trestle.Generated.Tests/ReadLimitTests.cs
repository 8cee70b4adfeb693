using Trestle.Generated.Tests.Memory;

namespace Trestle.Generated.Tests;

/// <summary>What a store is told of how many entries will be read: a server sends no more, so it may be neither too many nor too few.</summary>
public sealed class ReadLimitTests : IDisposable
{
    readonly MemoryStore store = new();
    readonly EverythingDb db;
    readonly EverythingReadTransaction tx;
    readonly int rows;

    public ReadLimitTests()
    {
        db = EverythingDb.Open(store);
        var random = new RandomRows(7);
        using (var write = db.BeginWrite())
        {
            write.Events.InsertMany(Enumerable.Range(0, 20).Select(_ => random.Event()));
            write.Commit();
        }
        tx = db.BeginRead();
        rows = (int)tx.Events.Count();
    }

    public void Dispose()
    {
        tx.Dispose();
        db.Dispose();
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Each_reading_verb_asks_for_what_it_reads()
    {
        var scan = tx.Events.Scan();
        Assert.NotNull(Asks(1, () => scan.First()));
        Assert.NotNull(Asks(1, () => tx.Events.Last()));
        Assert.True(Asks(1, () => scan.Any()));
        Assert.Equal(5, Asks(5, () => scan.Take(5).ToList()).Count);
        Assert.Equal(5, Asks(5, () => scan.Take(9).Take(5).Keys.ToList()).Count);
        Assert.Equal(6, Asks(6, () => scan.Take(6).Count()));
        Assert.Equal(rows, Asks(long.MaxValue, () => scan.ToArray()).Length);
    }

    [Fact]
    public void A_page_asks_for_one_row_more_to_know_whether_another_follows()
    {
        var scan = tx.Events.Scan();
        Assert.NotNull(Asks(5, () => scan.ReadPage(4)).Next);
        Assert.Null(Asks(rows + 1, () => scan.ReadPage(rows)).Next);
        Assert.Equal(3, Asks(3, () => scan.Take(3).ReadPage(4)).Rows.Count);
        Assert.Equal(rows, Asks(int.MaxValue + 1L, () => scan.ReadPage(int.MaxValue)).Rows.Count);
    }

    [Fact]
    public async Task The_asynchronous_twins_ask_for_the_same()
    {
        var scan = tx.Events.Scan();
        Assert.NotNull(await scan.FirstAsync());
        Assert.True(await scan.AnyAsync());
        Assert.Equal(5, (await scan.Take(5).ToListAsync()).Count);
        Assert.Equal(6, await scan.Take(6).CountAsync());
        Assert.NotNull((await scan.ReadPageAsync(4)).Next);
        Assert.Equal(4, (await scan.Take(4).Keys.ToListAsync()).Count);
        Assert.Equal([1, 1, 5, 6, 5, 4], store.Limits);
    }

    T Asks<T>(long limit, Func<T> verb)
    {
        store.Limits.Clear();
        var result = verb();
        Assert.Equal([limit], store.Limits);
        return result;
    }
}
