using static Trestle.Sqlite.Tests.TemporaryStore;

namespace Trestle.Sqlite.Tests;

/// <summary>Loads that fail: what they had added is gone, what came before them in the transaction stays.</summary>
public sealed class Loads : IDisposable
{
    /// <summary>Within what is taken back row by row, and well beyond it.</summary>
    public static TheoryData<int> Counts => [100, 16_383, 16_384, 20_000];

    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_load_whose_last_row_is_taken_leaves_the_transaction_as_it_was(int count)
    {
        store.Fill(("kept", 1), ("removed", 2));
        using (var db = store.Open())
        using (var tx = db.BeginWrite())
        {
            tx.Things.Delete(2);
            tx.Things.Insert(Thing(-1, "before"));
            var error = Assert.Throws<UniqueViolationException>(() => tx.Things.InsertMany(Things(count).Append(Thing(1, "taken"))));
            Assert.Equal("things", error.Table);
            Assert.Equal(["before", "kept"], tx.Things.ByName.All().Select(thing => thing.Name));
            Assert.Equal(2, tx.Things.InsertMany([Thing(3, "after"), Thing(4, "after")]));
            tx.Commit();
        }

        Assert.Equal(["before", "kept", "after", "after"], store.Ask("SELECT name FROM things ORDER BY id"));
        Assert.Equal(["ok"], store.Ask("PRAGMA integrity_check"));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_load_that_its_source_breaks_off_leaves_the_transaction_as_it_was(int count)
    {
        using var db = store.Open();
        using var tx = db.BeginWrite();
        tx.Things.Insert(Thing(1));
        using (var savepoint = tx.Savepoint())
        {
            Assert.Throws<InvalidDataException>(() => tx.Things.InsertMany(Things(count).Concat(Broken())));
            Assert.Equal(1, tx.Things.Count());
            savepoint.Release();
        }

        tx.Commit();
        Assert.Equal(1, Read(db));
    }

    [Fact]
    public void A_load_that_fills_the_store_can_only_be_given_up()
    {
        using var db = store.Open(Fast with { MaxSizeBytes = 200_000 });
        using (var tx = db.BeginWrite())
            Assert.Throws<StoreFullException>(() => tx.Things.InsertMany(Things(50_000)));
        Assert.Equal(0, Read(db));
        using (var tx = db.BeginWrite())
        {
            tx.Things.InsertMany(Things(10));
            tx.Commit();
        }

        Assert.Equal(10, Read(db));
    }

    static long Read(First.FirstDb db)
    {
        using var tx = db.BeginRead();
        return tx.Things.Count();
    }

    static IEnumerable<First.Thing> Things(int count) => Enumerable.Range(10, count).Select(id => Thing(id, "loaded", id % 7));

    static IEnumerable<First.Thing> Broken()
    {
        yield return Thing(9);
        throw new InvalidDataException();
    }
}
