using System.Buffers.Binary;
using Trestle.Lmdb.Child;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>Walks read most entries out of pages without the library: they meet the same entries as with it.</summary>
public sealed class Walks : IDisposable
{
    const int Rows = 3000;

    readonly TemporaryStore store = new();
    readonly FilesDb db;

    // Values within pages, and every now and then one that has pages of its own.
    public Walks()
    {
        db = store.Open();
        var random = new Random(8);
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, Rows).Select(id => Item(id, owner: id % 7, size: Size(random)))));
    }

    public void Dispose()
    {
        db.Dispose();
        store.Dispose();
    }

    [Fact]
    public void A_scan_meets_every_row_once_and_in_order_whatever_its_size()
    {
        using var tx = db.BeginRead();
        var seen = 0;
        foreach (var item in tx.Items.Scan())
        {
            Assert.Equal(++seen, item.Id);
            Assert.Equal(tx.Items.Get(seen), item);
        }

        Assert.Equal(Rows, seen);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 3001)]
    [InlineData(17, 1800)]
    [InlineData(2999, 9999)]
    public void A_range_begins_and_ends_where_it_should(long from, long to)
    {
        using var tx = db.BeginRead();
        var wanted = Enumerable.Range(1, Rows).Select(id => (long)id).Where(id => id >= from && id < to).ToArray();
        Assert.Equal(wanted, tx.Items.ByKey.Range(from, to).Keys.ToList());
        Assert.Equal(wanted.Reverse(), tx.Items.ByKey.Range(from, to).Reverse().Keys.ToList());
    }

    [Fact]
    public void A_cursor_turns_round_anywhere()
    {
        using var engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        var transaction = (LmdbTransaction)engine.BeginRead();
        var cursor = transaction.RentCursor(((LmdbTable<ItemLayout, Item, long>)engine.Table<ItemLayout, Item, long>()).Space.Rows);
        var random = new Random(9);
        var at = 1;
        Assert.True(cursor.First());
        for (var step = 0; step < 20_000; step++)
        {
            var forward = at == 1 || (at < Rows && random.Next(20) != 0);
            Assert.True(forward ? cursor.Next() : cursor.Previous());
            at += forward ? 1 : -1;
            Assert.Equal(at, BinaryPrimitives.ReadInt64BigEndian(cursor.Key) - long.MinValue);
            Assert.Equal(at, ItemLayout.ReadValue(cursor.Value).Id);
        }

        transaction.End(transaction.Ticket);
    }

    static int Size(Random random) => random.Next(9) == 0 ? random.Next(20_000) : random.Next(300);
}
