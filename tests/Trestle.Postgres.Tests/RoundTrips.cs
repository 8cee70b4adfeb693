using Trestle.Sqlite.Tests.First;
using static Trestle.Postgres.Tests.TemporaryDatabase;

namespace Trestle.Postgres.Tests;

/// <summary>How often a program waits for the server.</summary>
public sealed class RoundTrips : IDisposable
{
    readonly TemporaryDatabase database = new();
    readonly Proxy proxy = new(TemporaryDatabase.Server.Folder);
    readonly FirstDb db;

    public RoundTrips()
    {
        db = FirstDb.Open(PostgresStore.At(proxy.Connect(database.ConnectionString), new PostgresOptions { MaxPoolSize = 1 }));
        // Statements are prepared at their first use.
        for (var warm = 0; warm < 2; warm++)
        {
            Write(All);
            db.BeginRead().Dispose();
        }
    }

    public void Dispose()
    {
        db.Dispose();
        proxy.Dispose();
    }

    [Fact]
    public void A_single_verb_is_one_round_trip_and_the_first_begins_the_transaction()
    {
        using var tx = db.BeginWrite();
        Assert.Equal(1, Count(() => tx.Things.Insert(Thing(5000))));
        Assert.Equal(1, Count(() => tx.Things.Get(1)));
        Assert.Equal(1, Count(() => tx.Things.Update(Thing(5000, "b"))));
        Assert.Equal(1, Count(() => tx.Things.Upsert(Thing(5000, "c"))));
        Assert.Equal(1, Count(() => tx.Things.Patch(5000, new ThingPatch().AppendName("d").SetGroup(1))));
        Assert.Equal(1, Count(() => tx.Things.IncrementGroup(5000)));
        Assert.Equal(1, Count(() => tx.Things.GetOrInsert(Thing(5000))));
        Assert.Equal(1, Count(() => tx.Things.Delete(5000)));
        Assert.Equal(2, Count(() => tx.Things.GetOrInsert(Thing(5000))));
        Assert.Equal(1, Count(() => tx.Things.ByName.Prefix("a").Take(100).ToList()));
        Assert.Equal(1, Count(tx.Commit));
    }

    [Fact]
    public void A_snapshot_is_one_round_trip()
    {
        FirstReadTransaction tx = default;
        Assert.Equal(1, Count(() => tx = db.BeginRead()));
        tx.Dispose();
    }

    [Fact]
    [AllowScan("The round trips of scans are counted, too.")]
    public void Many_rows_take_as_few_round_trips_as_one_thousand()
    {
        Write(tx =>
        {
            tx.Things.Truncate();
            Assert.InRange(Count(() => tx.Things.InsertMany(Things(1, 1000))), 1, 6);
            Assert.Equal(1, Count(() => tx.Things.GetMany([.. Enumerable.Range(1, 1000)])));
            Assert.InRange(Count(() => tx.Things.UpsertMany(Things(500, 1000))), 1, 3);
            Assert.Equal(1, Count(() => tx.Things.DeleteRange(tx.Things.ByKey.Range(1, 900))));
            Assert.InRange(Count(() => tx.Things.InsertMany(Things(2000, 20_000))), 1, 16);
            Assert.InRange(Count(() => tx.Things.Scan().Count()), 1, 1);
            Assert.InRange(Count(() => tx.Things.Scan().ToList()), 1, 12);
        });
    }

    [AllowScan("The round trips of scans are counted, too.")]
    static void All(FirstWriteTransaction tx)
    {
        tx.Things.Truncate();
        tx.Things.InsertMany(Things(1, 300));
        tx.Things.UpsertMany(Things(1, 3));
        tx.Things.GetMany([1]);
        tx.Things.Insert(Thing(9000));
        tx.Things.Get(9000);
        tx.Things.Update(Thing(9000));
        tx.Things.Upsert(Thing(9000));
        tx.Things.Patch(9000, new ThingPatch().AppendName("d").SetGroup(1));
        tx.Things.IncrementGroup(9000);
        tx.Things.Delete(9000);
        tx.Things.ByName.Prefix("a").Take(100).ToList();
        tx.Things.DeleteRange(tx.Things.ByKey.Range(400, 500));
        tx.Things.Scan().ToList();
        tx.Things.Scan().Count();
    }

    static IEnumerable<Thing> Things(int first, int count) => Enumerable.Range(first, count).Select(id => Thing(id));

    int Count(Action verb)
    {
        var before = proxy.Turns;
        verb();
        return proxy.Turns - before;
    }

    void Write(Action<FirstWriteTransaction> body)
    {
        using var tx = db.BeginWrite();
        body(tx);
        tx.Commit();
    }
}
