using System.Diagnostics;
using System.Text;
using Trestle.Lmdb.Child;
using Trestle.Lmdb.Transactions;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

/// <summary>What zlmdb gets wrong in the store itself: each defect by its name. Those of rows and indexes are in the contract of all stores.</summary>
public sealed class ZlmdbDefects : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Unchanged_index_entries_are_rewritten_at_each_overwrite()
    {
        using var engine = LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        var items = engine.Table<ItemLayout, Item, long>();
        var transaction = (LmdbTransaction)engine.BeginWrite();
        items.Insert(transaction, Item(1));
        Assert.Equal(1, Writes(() => items.Update(transaction, Item(1, size: 50))));
        Assert.Equal(0, Writes(() => items.Upsert(transaction, Item(1, size: 50))));
        Assert.Equal(3, Writes(() => items.Update(transaction, Item(1, owner: 2, size: 50))));
        transaction.End(transaction.Ticket);

        long Writes(Action verb)
        {
            var before = transaction.Changes;
            verb();
            return transaction.Changes - before;
        }
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Rebuilding_an_index_ignores_nulls()
    {
        var at = LmdbStore.At(store.Path, Fast);
        using (var db = First.FirstDb.Open(at))
        {
            using var tx = db.BeginWrite();
            tx.Things.InsertMany(Enumerable.Range(1, 9).Select(i => new First.Thing { Id = i, Name = $"{i}", Kind = First.Kind.Plain, Group = i % 3 == 0 ? null : i }));
            tx.Commit();
        }
        using var indexed = Indexed.IndexedDb.Open(at);
        using var read = indexed.BeginRead();
        Assert.Equal([8, 7, 5, 4, 2, 1, 3, 6, 9], read.Things.ByGroup.All().Keys.ToList());
        Assert.Equal(3, read.Things.ByGroup.Prefix(null).Count());
    }

    [Fact]
    public void Count_reads_every_row()
    {
        using var db = store.Open();
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, 20_000).Select(id => Item(id))));
        using var read = db.BeginRead();
        Assert.Equal((20_000, 20_000), (read.Items.Count(), read.Items.ByText.Count()));
        // A walk over 20,000 entries takes thousands of times longer than a look at a counter, whatever else the machine does.
        Assert.True(Shortest(() => read.Items.Count()) < Shortest(() => read.Items.ByKey.Range(0, null).Count()));

        static TimeSpan Shortest(Action count) => Enumerable.Range(0, 9).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            count();
            return watch.Elapsed;
        });
    }

    [Fact]
    public void The_catalog_knows_neither_types_nor_indexes()
    {
        using var engine = (LmdbEngine)LmdbStore.At(store.Path, Fast).Open(FilesSchema.Shape, FilesSchema.Visit);
        var transaction = (LmdbTransaction)engine.BeginRead();
        var json = Catalog.CatalogTree.ReadSchema(transaction, engine.CatalogDbi)!;
        transaction.End(transaction.Ticket);
        Assert.Equal(Encoding.UTF8.GetString(FilesSchema.Shape.ToJson()), Encoding.UTF8.GetString(json));
        Assert.Contains("\"name\":\"ByText\",\"parts\":[{\"field\":\"text\"}],\"unique\":true", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slots_allocated_by_two_processes_collide()
    {
        var children = Enumerable.Range(0, 3).Select(_ => new ChildProcess("insert", store.Path, 20)).ToList();
        foreach (var child in children)
        {
            Assert.Equal(0, await child.ExitAsync());
            child.Dispose();
        }
        using var db = store.Open(LmdbOptions.Default);
        Assert.Equal(60, Count(db));
    }

    [Fact]
    public void Map_full_has_no_answer()
    {
        using var db = store.Open(Fast with { MaxMapSize = 1 << 20 });
        Assert.Throws<StoreFullException>(() => Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, 100).Select(id => Item(id, size: 50_000)))));
        Write(db, tx => tx.Items.Insert(Item(1)));
        Assert.Equal(1, Count(db));
    }
}
