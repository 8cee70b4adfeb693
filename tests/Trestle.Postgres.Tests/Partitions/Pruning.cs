using Trestle.Postgres.Tests.Divided;

namespace Trestle.Postgres.Tests.Partitions;

/// <summary>Which partitions each verb asks, by the plans that the server has executed.</summary>
public sealed class Pruning(PlanLog log) : IClassFixture<PlanLog>
{
    static readonly Guid Tenant = new("11111111-2222-3333-4444-555555555555");
    static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    static readonly Dictionary<string, Action<DividedWriteTransaction>> OfOneTenant = new()
    {
        ["Get"] = tx => tx.Orders.Get(new(Tenant, 1)),
        ["TryView"] = tx => tx.Orders.TryView(new(Tenant, 1), out _),
        ["Exists"] = tx => tx.Orders.Exists(new(Tenant, 1)),
        ["GetMany"] = tx => tx.Orders.GetMany([new(Tenant, 1), new(Tenant, 2)]),
        ["Update"] = tx => tx.Orders.Update(Order(Tenant, 1)),
        ["Delete"] = tx => tx.Orders.Delete(new(Tenant, 1)),
        ["unique index"] = tx => tx.Orders.ByCode.Get("1", Tenant),
        ["range of the key"] = tx => tx.Orders.ByKey.Range(Tenant, 1, 9).ToList(),
        ["prefix of the key"] = tx => tx.Orders.ByKey.Prefix(Tenant).ToList(),
        ["range of an index"] = tx => tx.Orders.ByNote.Range(Tenant, "a", "b").Reverse().Take(3).ToList(),
        ["page of an index"] = tx => tx.Orders.ByNote.Prefix(Tenant).After(tx.Orders.ByNote.Prefix(Tenant).ReadPage(1).Next!).ToList(),
        ["count of a range"] = tx => tx.Orders.ByNote.Prefix(Tenant).Count(),
        ["keys of a range"] = tx => tx.Orders.ByNote.Prefix(Tenant).Keys.ToList(),
        ["DeleteRange"] = tx => tx.Orders.DeleteRange(tx.Orders.ByNote.Prefix(Tenant).Take(2)),
    };

    public static TheoryData<string> Verbs => [.. OfOneTenant.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_that_knows_the_field_asks_one_partition(string verb)
    {
        using var db = Filled();
        using var tx = db.BeginWrite();
        void Next() => tx.Settings.Count();
        var scanned = log.Scanned(Next, () => OfOneTenant[verb](tx));
        Assert.Single(scanned);
        Assert.Equal(log.Scanned(Next, () => tx.Orders.Get(new(Tenant, 1))), scanned);
    }

    [Fact]
    public void Inserts_and_upserts_ask_no_partition_and_write_to_one()
    {
        using var db = Filled();
        using var tx = db.BeginWrite();
        void Next() => tx.Settings.Count();
        Assert.Empty(log.Scanned(Next, () => tx.Orders.Insert(Order(Tenant, 100))));
        Assert.Empty(log.Scanned(Next, () => tx.Orders.InsertMany([Order(Tenant, 101), Order(Tenant, 102)])));
        Assert.Empty(log.Scanned(Next, () => tx.Orders.Upsert(Order(Tenant, 1))));
        Assert.Empty(log.Scanned(Next, () => tx.Orders.UpsertMany([Order(Tenant, 1), Order(Tenant, 3)])));
        Assert.Single(log.Scanned(Next, () => Assert.NotNull(tx.Orders.Get(new(Tenant, 102)))));
    }

    [Fact]
    public void GetMany_of_several_tenants_asks_the_partition_of_each()
    {
        using var db = Filled();
        using var tx = db.BeginRead();
        void Next() => tx.Settings.Count();
        var tenants = Enumerable.Range(0, 8).Select(Other).ToList();
        var own = tenants.SelectMany(tenant => log.Scanned(Next, () => tx.Orders.Get(new(tenant, 1)))).Distinct().Order().ToList();
        Assert.Equal(own, log.Scanned(Next, () => Assert.All(tx.Orders.GetMany([.. tenants.Select(tenant => new OrderKey(tenant, 1))]), Assert.NotNull)));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void What_does_not_know_the_field_asks_all()
    {
        using var db = Filled();
        using var tx = db.BeginRead();
        void Next() => tx.Settings.Count();
        string[] all = ["orders_p00", "orders_p01", "orders_p02", "orders_p03"];
        Assert.Equal(all, log.Scanned(Next, () => Assert.Equal(90, tx.Orders.Count())));
        Assert.Equal(all, log.Scanned(Next, () => tx.Orders.Scan().ToList()));
        Assert.Equal(all, log.Scanned(Next, () => tx.Orders.ByTime.All().Take(5).ToList()));
    }

    [Fact]
    public void A_versioned_row_is_looked_for_in_one_partition()
    {
        using var db = Filled();
        using var tx = db.BeginWrite();
        void Next() => tx.Settings.Count();
        Assert.Single(log.Scanned(Next, () => tx.Documents.Update(new Document { Name = "a", Version = 1, Rank = 2 })));
        Assert.Empty(log.Scanned(Next, () => tx.Documents.Upsert(new Document { Name = "a", Version = 2, Rank = 3 })));
    }

    static Order Order(Guid tenant, long id) => new()
    {
        Tenant = tenant,
        Id = id,
        Code = $"{id}",
        At = Noon.AddHours(id),
        Note = id % 3 == 0 ? null : "a note",
    };

    static Guid Other(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    // The statements of a verb are told apart from those of opening and filling by when they are logged.
    DividedDb Filled()
    {
        var db = log.Open();
        using var tx = db.BeginWrite();
        tx.Orders.Truncate();
        tx.Documents.Truncate();
        tx.Orders.InsertMany(Enumerable.Range(1, 10).Select(id => Order(Tenant, id)));
        tx.Orders.InsertMany(Enumerable.Range(0, 8).SelectMany(number => Enumerable.Range(1, 10).Select(id => Order(Other(number), id))));
        tx.Documents.Insert(new Document { Name = "a" });
        tx.Commit();
        log.Execute("ANALYZE");
        return db;
    }
}
