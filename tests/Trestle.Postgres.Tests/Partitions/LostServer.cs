using System.Diagnostics.CodeAnalysis;
using Trestle.Postgres.Tests.Divided;
using static Trestle.Postgres.Tests.Partitions.DividedRows;

namespace Trestle.Postgres.Tests.Partitions;

[SuppressMessage("Trestle.Lifetime", "TRS4301", Justification = "The synchronous verbs are tried here, too.")]
public sealed class LostServer : IDisposable
{
    readonly ThreeServers servers = new();

    public void Dispose() => servers.Dispose();

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public async Task Rows_of_other_servers_stay_readable_and_writable_and_the_rest_is_a_typed_error()
    {
        var cluster = servers.Cluster();
        cluster.Open().Dispose();
        await cluster.Move("orders", 1, cluster.Two);
        await cluster.Move("orders", 2, cluster.Three);
        using var db = cluster.Open();
        using (var tx = db.BeginWrite())
        {
            tx.Orders.InsertMany(Orders());
            tx.Commit();
        }
        var lost = TenantsOf(cluster.Two, "orders_p01");
        Assert.InRange(lost.Count, 1, Tenants - 1);
        servers.Two.Dispose();
        foreach (var tenant in Enumerable.Range(0, Tenants).Where(tenant => !lost.Contains(Tenant(tenant))))
            Use(db, tenant);
        foreach (var tenant in Enumerable.Range(0, Tenants).Where(tenant => lost.Contains(Tenant(tenant))))
            await Refuse(db, tenant);
        using (var tx = db.BeginRead())
            Assert.Throws<StoreUnavailableException>(() => tx.Orders.Scan().ToList());
        using (var tx = db.BeginRead())
            Assert.Throws<StoreUnavailableException>(() => tx.Orders.Count());
    }

    [Fact]
    public async Task A_server_that_is_lost_before_the_commit_leaves_the_outcome_unknown()
    {
        var cluster = servers.Cluster();
        using var db = cluster.Open();
        await cluster.Move("orders", 1, cluster.Two);
        using (var tx = db.BeginWrite())
        {
            tx.Orders.InsertMany(Orders());
            servers.Two.Dispose();
            Assert.Throws<UnknownOutcomeException>(() => tx.Commit());
        }
    }

    static void Use(DividedDb db, int tenant)
    {
        using var tx = db.BeginWrite();
        Assert.Equal(Order(tenant, 1), tx.Orders.Get(new(Tenant(tenant), 1)));
        Assert.Equal(2, tx.Orders.GetMany([new(Tenant(tenant), 1), new(Tenant(tenant), 2)]).Count(order => order is not null));
        Assert.Equal(10, tx.Orders.ByKey.Prefix(Tenant(tenant)).ToList().Count);
        Assert.Equal(10, tx.Orders.ByNote.Prefix(Tenant(tenant)).Count());
        tx.Orders.Insert(Order(tenant, 50));
        tx.Orders.Upsert(Order(tenant, 50, "again"));
        Assert.True(tx.Orders.Update(Order(tenant, 1, "new")));
        Assert.True(tx.Orders.Delete(new(Tenant(tenant), 50)));
        tx.Commit();
    }

    static async Task Refuse(DividedDb db, int tenant)
    {
        using (var tx = db.BeginRead())
        {
            var error = Assert.Throws<StoreUnavailableException>(() => tx.Orders.Get(new(Tenant(tenant), 1)));
            Assert.Contains("is on a server that cannot be reached", error.Message);
        }
        using (var tx = db.BeginWrite())
            Assert.Throws<StoreUnavailableException>(() => tx.Orders.Insert(Order(tenant, 50)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => db.WriteAsync(tx => tx.Orders.Update(Order(tenant, 1, "new"))));
    }

    static List<Guid> TenantsOf(PostgresServer server, string leaf) =>
        [.. Cluster.Ask(server.ConnectionString, $"SELECT DISTINCT tenant FROM {leaf}").Select(Guid.Parse)];
}
