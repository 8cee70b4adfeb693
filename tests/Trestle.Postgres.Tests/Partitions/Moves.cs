using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Trestle.Postgres.Tests.Divided;
using Trestle.Storage;
using static Trestle.Postgres.Tests.Partitions.DividedRows;

namespace Trestle.Postgres.Tests.Partitions;

/// <summary>Partitions on three servers.</summary>
[AllowScan("What is in the table is compared as a whole.")]
[SuppressMessage("Trestle.Lifetime", "TRS4301", Justification = "The synchronous verbs are tried here, too.")]
public sealed class Moves(ThreeServers servers) : IClassFixture<ThreeServers>
{
    readonly Cluster cluster = servers.Cluster();

    [Fact]
    public async Task Rows_are_found_where_they_have_gone()
    {
        Filled().Dispose();
        await Scatter();
        using var db = cluster.Open();
        using var tx = db.BeginRead();
        var expected = Orders();
        Assert.Equal(expected, tx.Orders.Scan().ToList());
        Assert.All(expected, order => Assert.Equal(order, tx.Orders.Get(new(order.Tenant, order.Id))));
        Assert.Equal(expected, tx.Orders.GetMany([.. expected.Select(order => new OrderKey(order.Tenant, order.Id))])!);
        Assert.All(expected, order => Assert.Equal(order, tx.Orders.ByCode.Get(order.Code, order.Tenant)));
        Assert.Equal(expected.OrderByDescending(order => order.At).ThenBy(order => order.Tenant), tx.Orders.ByTime.All().ToList());
        Assert.Equal(expected.Where(order => order.Tenant == Tenant(3) && order.Note == "note 1"), tx.Orders.ByNote.Prefix(Tenant(3), "note 1").ToList());
        Assert.Equal(expected.Where(order => order.Tenant == Tenant(5)).Reverse().Take(4), tx.Orders.ByKey.Prefix(Tenant(5)).Reverse().Take(4).ToList());
        Assert.Equal(expected.Count, tx.Orders.Count());
    }

    [Fact]
    public async Task Each_server_has_the_rows_of_its_partitions_with_keys_and_indexes()
    {
        Filled().Dispose();
        await Scatter();
        using var db = cluster.Open();
        await using var partitions = cluster.Partitions();
        Assert.Equal([null, "two", "three", "two"], (await partitions.ListAsync("orders")).Select(place => place.Server));
        var counts = new[] { (cluster.ConnectionString, "orders_p00"), (cluster.Two.ConnectionString, "orders_p01"), (cluster.Three.ConnectionString, "orders_p02"), (cluster.Two.ConnectionString, "orders_p03") }
            .Select(place => int.Parse(Cluster.Ask(place.Item1, $"SELECT count(*) FROM {place.Item2}")[0])).ToList();
        Assert.Equal(Tenants * 10, counts.Sum());
        Assert.All(counts, count => Assert.True(count > 0));
        Assert.Equal(
            ["orders_p01_ByCode", "orders_p01_ByNote", "orders_p01_ByTime", "orders_p01_pkey"],
            Cluster.Ask(cluster.Two.ConnectionString, "SELECT indexname FROM pg_indexes WHERE tablename = 'orders_p01' ORDER BY indexname COLLATE \"C\""));
    }

    [Fact]
    public async Task Every_verb_that_writes_does_so_on_whichever_server()
    {
        Filled().Dispose();
        await Scatter();
        using var db = cluster.Open();
        foreach (var tenant in Enumerable.Range(0, Tenants))
        {
            using var tx = db.BeginWrite();
            Assert.Equal(Order(tenant, 11), tx.Orders.Insert(Order(tenant, 11)));
            Assert.Equal("b", tx.Orders.Upsert(Order(tenant, 11, "b")).Code);
            Assert.Equal("12", tx.Orders.Upsert(Order(tenant, 12)).Code);
            Assert.True(tx.Orders.Update(Order(tenant, 1, "first")));
            Assert.False(tx.Orders.Update(Order(tenant, 99)));
            Assert.True(tx.Orders.Delete(new(Tenant(tenant), 2)));
            Assert.False(tx.Orders.Delete(new(Tenant(tenant), 2)));
            Assert.Equal(3, tx.Orders.InsertMany([Order(tenant, 20), Order(tenant, 21), Order(tenant, 22)]));
            Assert.Equal(2, tx.Orders.UpsertMany([Order(tenant, 22, "x"), Order(tenant, 23)]));
            Assert.Equal(2, tx.Orders.DeleteRange(tx.Orders.ByKey.Range(Tenant(tenant), 20, 22)));
            Assert.Equal(["first", "3", "4", "5", "6", "7", "8", "9", "10", "b", "12", "x", "23"], tx.Orders.ByKey.Prefix(Tenant(tenant)).ToList().Select(order => order.Code));
            tx.Commit();
        }
        using (var tx = db.BeginWrite())
        {
            Assert.Equal(Tenants * 13, tx.Orders.Count());
            tx.Orders.Truncate();
            tx.Commit();
        }
        using var after = db.BeginRead();
        Assert.Equal(0, after.Orders.Count());
    }

    [Fact]
    public async Task What_breaks_a_key_or_an_index_is_told_as_on_one_server_and_undone()
    {
        Filled().Dispose();
        await Scatter();
        using var db = cluster.Open();
        using var tx = db.BeginWrite();
        foreach (var tenant in Enumerable.Range(0, Tenants))
        {
            var key = Assert.Throws<UniqueViolationException>(() => tx.Orders.Insert(Order(tenant, 1, "new")));
            Assert.Equal((null, $"tenant = {Tenant(tenant)}, id = 1"), (key.Index, key.Key));
            var index = Assert.Throws<UniqueViolationException>(() => tx.Orders.Insert(Order(tenant, 100, "1")));
            Assert.Equal(("ByCode", $"code = '1', tenant = {Tenant(tenant)}"), (index.Index, index.Key));
            Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.Upsert(Order(tenant, 2, "1"))).Index);
            Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.Update(Order(tenant, 2, "1"))).Index);
            Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.InsertMany([Order(tenant, 100), Order(tenant, 101, "1")])).Index);
            Assert.Null(Assert.Throws<UniqueViolationException>(() => tx.Orders.InsertMany([Order(tenant, 100), Order(tenant, 1, "new")])).Index);
            Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.UpsertMany([Order(tenant, 100), Order(tenant, 101, "1")])).Index);
        }
        Assert.Equal(Orders(), tx.Orders.Scan().ToList());
    }

    [Fact]
    public async Task Rows_of_a_load_may_take_each_others_unique_values()
    {
        Filled().Dispose();
        await Scatter();
        using var db = cluster.Open();
        using var tx = db.BeginWrite();
        foreach (var tenant in Enumerable.Range(0, Tenants))
            tx.Orders.UpsertMany([Order(tenant, 1, "2"), Order(tenant, 2, "3"), Order(tenant, 3, "1")]);
        Assert.All(Enumerable.Range(0, Tenants), tenant => Assert.Equal(
            ["2", "3", "1", "4"], tx.Orders.ByKey.Prefix(Tenant(tenant)).Take(4).ToList().Select(order => order.Code)));
    }

    [Fact]
    public async Task Versions_and_sequences_count_on_whichever_server()
    {
        cluster.Open().Dispose();
        await cluster.Move("documents", 0, cluster.Two);
        await cluster.Move("documents", 2, cluster.Three);
        await cluster.Move("tickets", 0, cluster.Two);
        using var db = cluster.Open();
        using var tx = db.BeginWrite();
        foreach (var name in Enumerable.Range(0, 9).Select(i => $"document {i}"))
        {
            var first = tx.Documents.Upsert(new Document { Name = name });
            var second = tx.Documents.Upsert(first with { Rank = 1 });
            Assert.True(tx.Documents.Update(second));
            Assert.Equal((1, 2, 3), (first.Version, second.Version, tx.Documents.Get(name)!.Version));
            Assert.Throws<ConcurrencyConflictException>(() => tx.Documents.Upsert(second));
            Assert.Throws<ConcurrencyConflictException>(() => tx.Documents.UpsertMany([second]));
            tx.Documents.UpsertMany([second with { Version = 3, Rank = 7 }]);
            Assert.Equal((4, 7), (tx.Documents.Get(name)!.Version, tx.Documents.Get(name)!.Rank));
        }
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(_ => tx.Tickets.Insert(new Ticket { Text = "t" }).Id));
    }

    [Fact]
    public async Task A_program_goes_on_while_partitions_move()
    {
        using var db = Filled();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !stop.IsCancellationRequested; written++)
                await db.WriteAsync(tx => tx.Orders.Upsert(Order(written % Tenants, 1000 + written)));
            return written;
        });
        await Scatter();
        await cluster.Move("orders", 3, cluster.Three);
        await cluster.Move("orders", 3, null);
        await stop.CancelAsync();
        var total = await writing;
        using var tx = db.BeginRead();
        Assert.Equal(120 + total, tx.Orders.Count());
        Assert.True(total > 0);
    }

    [Fact]
    public async Task Partitions_that_come_back_put_the_keys_together_again()
    {
        Filled().Dispose();
        await Scatter();
        using var db = cluster.Open();
        Assert.Empty(Keys());
        await cluster.Move("orders", 1, cluster.Three);
        foreach (var partition in Enumerable.Range(0, 4))
            await cluster.Move("orders", partition, null);
        Assert.Equal(["orders_ByCode", "orders_pkey"], Keys());
        Assert.Equal(["0"], Cluster.Ask(cluster.Two.ConnectionString, "SELECT count(*) FROM orders_p01"));
        await using var partitions = cluster.Partitions();
        Assert.All(await partitions.ListAsync("orders"), place => Assert.Null(place.Server));
        using var again = cluster.Open();
        using var tx = again.BeginWrite(Isolation.Serializable);
        Assert.Equal(Orders(), tx.Orders.Scan().ToList());
        tx.Orders.Upsert(Order(1, 1, "again"));
        tx.Commit();

        List<string> Keys() => Cluster.Ask(
            cluster.ConnectionString, "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indisunique AND indrelid = 'orders'::regclass ORDER BY relname");
    }

    [Fact]
    public async Task A_move_that_cannot_be_done_leaves_everything_as_it_was_and_can_be_done_later()
    {
        using var db = Filled();
        var unreachable = cluster.Two with { ConnectionString = cluster.Two.ConnectionString.Replace("Host=", "Host=/nowhere") };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => cluster.Move("orders", 1, unreachable));
        Cluster.Execute(cluster.Two.ConnectionString, "CREATE TABLE orders_p01 (mine int)");
        var error = await Assert.ThrowsAsync<StoreException>(() => cluster.Move("orders", 1, cluster.Two));
        Assert.EndsWith("has another table 'orders_p01' already. Give another database or another schema for the partition.", error.Message);
        Cluster.Execute(cluster.Two.ConnectionString, "DROP TABLE orders_p01");
        using (var reader = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false"))
        {
            reader.Open();
            using var lockIt = new NpgsqlCommand("BEGIN; LOCK TABLE orders IN ACCESS SHARE MODE", reader);
            lockIt.ExecuteNonQuery();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await using var partitions = cluster.Partitions();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => partitions.MoveAsync("orders", 1, cluster.Two, patience.Token));
        }
        using (var tx = db.BeginRead())
            Assert.Equal(Orders(), tx.Orders.Scan().ToList());
        await cluster.Move("orders", 1, cluster.Two);
        using var after = db.BeginRead();
        Assert.Equal(Orders(), after.Orders.Scan().ToList());
    }

    [Fact]
    public async Task A_copy_goes_to_partitions_elsewhere_as_well()
    {
        using var source = Filled();
        var other = servers.Cluster();
        other.Open().Dispose();
        await other.Move("orders", 2, other.Two);
        await other.Move("orders", 3, other.Three);
        using var target = other.Open();
        Assert.Equal(120, (await source.CopyToAsync(target, new CopyOptions { BatchRows = 50 })).Inserted);
        Assert.True(source.CopyTo(target).WasEqual);
        using (var tx = target.BeginWrite())
        {
            tx.Orders.UpsertMany(Orders().Select(order => order with { Note = "changed" }));
            tx.Commit();
        }
        Assert.Equal(120, source.CopyTo(target).Replaced);
        Assert.True((await source.CopyToAsync(target)).WasEqual);
    }

    [Fact]
    public async Task Serializable_transactions_are_refused_when_partitions_are_elsewhere()
    {
        using var db = Filled();
        db.BeginWrite(Isolation.Serializable).Dispose();
        await cluster.Move("orders", 0, cluster.Two);
        using var again = cluster.Open();
        var error = Assert.Throws<NotSupportedException>(() => again.BeginWrite(Isolation.Serializable));
        Assert.Contains("partitions on other servers, where no transaction can be serializable. Set the DefaultIsolation", error.Message);
        again.BeginWrite().Dispose();
    }

    [Fact]
    public async Task A_table_with_references_stays_where_it_is()
    {
        using var db = Filled();
        var inbound = await Assert.ThrowsAsync<NotSupportedException>(() => cluster.Move("accounts", 0, cluster.Two));
        Assert.Contains("table 'entries' refers to it, and no server sees the rows of another. Remove the references", inbound.Message);
        var outbound = await Assert.ThrowsAsync<NotSupportedException>(() => cluster.Move("entries", 0, cluster.Two));
        Assert.Contains("it refers to other tables", outbound.Message);
    }

    [Fact]
    public async Task What_does_not_exist_cannot_move()
    {
        using var db = Filled();
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.Move("nothing", 0, cluster.Two));
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.Move("settings", 0, cluster.Two));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.Move("orders", 4, cluster.Two));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.Move("orders", -1, cluster.Two));
        Assert.Throws<ArgumentException>(() => PostgresPartitions.Of("nonsense"));
        Assert.DoesNotContain("secret", (cluster.Two with { ConnectionString = "Host=x;Password=secret" }).ToString());
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public async Task A_change_of_the_schema_waits_until_partitions_are_back()
    {
        Filled().Dispose();
        await cluster.Move("documents", 1, cluster.Two);
        var error = Assert.Throws<SchemaMismatchException>(() => Widened.WidenedDb.Open(cluster.Store));
        Assert.Contains("has partition 1 on server 'two', which a change of the schema does not reach. Move its partitions back", error.Message);
        await cluster.Move("documents", 1, null);
        using var db = Widened.WidenedDb.Open(cluster.Store);
        using var tx = db.BeginWrite();
        tx.Documents.Insert(new Widened.Document { Name = "a", Rank = 1, Text = "text" });
        tx.Documents.Insert(new Widened.Document { Name = "b", Rank = 1 });
        Assert.Equal("text", tx.Documents.ByRank.Get(1, "a")!.Text);
    }

    DividedDb Filled()
    {
        var db = cluster.Open();
        using var tx = db.BeginWrite();
        tx.Orders.InsertMany(Orders());
        tx.Commit();
        return db;
    }

    async Task Scatter()
    {
        await cluster.Move("orders", 1, cluster.Two);
        await cluster.Move("orders", 2, cluster.Three);
        await cluster.Move("orders", 3, cluster.Two);
    }
}
