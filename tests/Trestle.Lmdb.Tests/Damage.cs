using System.Text;
using Trestle.Lmdb.Child;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class Damage : IDisposable
{
    readonly TemporaryStore store = new();
    readonly LmdbEngine engine;

    public Damage()
    {
        engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        Change((items, transaction) => items.InsertMany(transaction, Enumerable.Range(1, 3).Select(id => Item(id)), null));
    }

    public void Dispose()
    {
        engine.Dispose();
        store.Dispose();
    }

    [Fact]
    public void An_entry_whose_row_is_gone_is_a_typed_error_that_names_the_index()
    {
        Change((items, transaction) => transaction.Delete(items.Space.Rows, Encode(2)));
        var transaction = (LmdbTransaction)engine.BeginRead();
        using (var cursor = Items.Open(transaction, 0, Layout.KeyRange.All, false, long.MaxValue))
        {
            Assert.True(cursor.MoveNext() && cursor.Row.Id == 1);
            Assert.True(cursor.MoveNext());
            Assert.Contains("ByOwner", Assert.Throws<CorruptRecordException>(() => cursor.Row).Message, StringComparison.Ordinal);
        }
        Assert.Throws<CorruptRecordException>(() => Items.TryGetByIndex(transaction, 1, Encoding.UTF8.GetBytes("item 2\0"), out _));
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void An_entry_that_is_cut_short_is_a_typed_error()
    {
        Change((items, transaction) => transaction.Put(items.Space.Indexes[0], [1, 2], []));
        var transaction = (LmdbTransaction)engine.BeginRead();
        using (var cursor = Items.Open(transaction, 0, Layout.KeyRange.All, false, long.MaxValue))
        {
            Assert.True(cursor.MoveNext());
            Assert.Throws<CorruptRecordException>(() => cursor.Key);
        }
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void A_row_of_nonsense_is_a_typed_error()
    {
        Change((items, transaction) => transaction.Put(items.Space.Rows, Encode(2), [1, 2, 3, 4, 5, 6, 7, 8, 9]));
        var transaction = (LmdbTransaction)engine.BeginRead();
        Assert.Throws<CorruptRecordException>(() => Items.TryGet(transaction, 2, out _));
        Assert.True(Items.TryGet(transaction, 3, out _));
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void A_catalog_of_another_format_or_of_nonsense_is_refused()
    {
        Change((_, transaction) => transaction.Put(engine.CatalogDbi, "schema"u8, "{"u8));
        Assert.Throws<CorruptRecordException>(() => LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit));
        Change((_, transaction) => transaction.Put(engine.CatalogDbi, "format"u8, "99"u8));
        Assert.Throws<SchemaMismatchException>(() => LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit));
    }

    [Fact]
    public void An_entry_without_a_key_is_a_typed_error()
    {
        Change((items, transaction) => transaction.Put(items.Space.Indexes[1], Encoding.UTF8.GetBytes("item 2\0"), []));
        var transaction = (LmdbTransaction)engine.BeginRead();
        Assert.Throws<CorruptRecordException>(() => Items.TryGetByIndex(transaction, 1, Encoding.UTF8.GetBytes("item 2\0"), out _));
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void Deleting_along_an_entry_whose_row_is_gone_is_a_typed_error()
    {
        Change((items, transaction) => transaction.Delete(items.Space.Rows, Encode(2)));
        var transaction = engine.BeginWrite();
        Assert.Throws<CorruptRecordException>(() => Items.DeleteRange(transaction, 0, Layout.KeyRange.All, false, long.MaxValue));
        Assert.Equal(2, Items.Count(transaction));
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void A_range_whose_deletion_meets_damage_half_way_can_only_be_rolled_back()
    {
        Change((items, transaction) =>
        {
            items.InsertMany(transaction, Enumerable.Range(4, 3000).Select(id => Item(id)), null);
            transaction.Put(items.Space.Rows, Encode(2500), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        });
        var transaction = engine.BeginWrite();
        Assert.Throws<CorruptRecordException>(() => Items.DeleteRange(transaction, -1, Layout.KeyRange.All, false, long.MaxValue));
        Assert.Throws<StoreException>(() => transaction.Commit(transaction.Ticket));
        transaction = engine.BeginRead();
        Assert.Equal(3003, Items.Count(transaction));
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void A_highest_key_that_is_cut_short_is_a_typed_error()
    {
        Change((items, transaction) => transaction.Put(items.Space.Rows, [0xFF], [1, 2, 3, 4]));
        var transaction = engine.BeginWrite();
        Assert.Throws<CorruptRecordException>(() => Items.Insert(transaction, Item(0)));
        transaction.End(transaction.Ticket);
    }

    [Fact]
    public void A_catalog_whose_generation_is_damaged_holds_no_writer_up()
    {
        Change((_, transaction) => transaction.Put(engine.CatalogDbi, "generation"u8, [1, 2, 3]));
        Assert.Throws<CorruptRecordException>(() => engine.BeginWrite());
        Assert.Throws<CorruptRecordException>(() => engine.BeginWrite());
    }

    Tables.LmdbTable<ItemLayout, Item, long> Items => (Tables.LmdbTable<ItemLayout, Item, long>)engine.Table<ItemLayout, Item, long>();

    void Change(Action<Tables.LmdbTable<ItemLayout, Item, long>, LmdbTransaction> change)
    {
        var transaction = (LmdbTransaction)engine.BeginWrite();
        change(Items, transaction);
        transaction.Commit(transaction.Ticket);
    }

    static byte[] Encode(long id)
    {
        Span<byte> buffer = stackalloc byte[8];
        return buffer[..ItemLayout.WriteKey(id, buffer)].ToArray();
    }
}
