using Trestle.Layout;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Tests.Divided;
using static Trestle.Postgres.Tests.Partitions.DividedRows;

namespace Trestle.Postgres.Tests.Partitions;

/// <summary>Partitioned tables on one server.</summary>
public sealed class DividedTables(ThreeServers servers) : IClassFixture<ThreeServers>
{
    readonly Cluster cluster = servers.Cluster();

    [Fact]
    public void A_table_is_made_of_its_partitions_with_keys_and_indexes_that_tell_whose_they_are()
    {
        cluster.Open().Dispose();
        Assert.Equal(["orders_p00", "orders_p01", "orders_p02", "orders_p03"], Cluster.Ask(
            cluster.ConnectionString, "SELECT inhrelid::regclass::name FROM pg_inherits WHERE inhparent = 'orders'::regclass ORDER BY 1"));
        Assert.Equal(
            ["orders_ByCode", "orders_ByNote", "orders_ByTime", "orders_p02_ByCode", "orders_p02_ByNote", "orders_p02_ByTime", "orders_p02_pkey", "orders_pkey"],
            Cluster.Ask(cluster.ConnectionString, "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
                + "WHERE indrelid IN ('orders'::regclass, 'orders_p02'::regclass) ORDER BY relname"));
    }

    [Fact]
    public void What_breaks_a_constraint_is_told_by_the_names_of_the_schema()
    {
        using var db = cluster.Open();
        using var tx = db.BeginWrite();
        tx.Orders.InsertMany(Orders());
        Assert.Null(Assert.Throws<UniqueViolationException>(() => tx.Orders.Insert(Order(1, 1, "new"))).Index);
        Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.Insert(Order(1, 11, "1"))).Index);
        Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.Update(Order(1, 2, "1"))).Index);
        Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.Upsert(Order(1, 2, "1"))).Index);
        Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.InsertMany([Order(1, 11, "1")])).Index);
        Assert.Equal("ByCode", Assert.Throws<UniqueViolationException>(() => tx.Orders.UpsertMany([Order(1, 11, "1")])).Index);
        Assert.Throws<CheckViolationException>(() => tx.Documents.Insert(new Document { Name = "a", Rank = 1001 }));
        tx.Orders.UpsertMany([Order(1, 1, "2"), Order(1, 2, "1")]);
        Assert.Equal("2", tx.Orders.Get(new(Tenant(1), 1))!.Code);
    }

    [Fact]
    public void Partitioned_tables_may_refer_to_each_other_and_be_referred_to()
    {
        using var db = cluster.Open();
        using var tx = db.BeginWrite();
        var missing = Assert.Throws<ForeignKeyViolationException>(() => tx.Entries.Insert(new Entry { Tenant = Tenant(1), Account = 1, No = 1 }));
        Assert.Equal(("entries", "account"), (missing.Table, missing.Reference));
        tx.Accounts.InsertMany(Enumerable.Range(0, Tenants).Select(tenant => new Account { Tenant = Tenant(tenant), No = 1 }));
        tx.Entries.InsertMany(Enumerable.Range(0, Tenants).Select(tenant => new Entry { Tenant = Tenant(tenant), Account = 1, No = 1 }));
        tx.Settings.Insert(new Setting { Name = "one", Tenant = Tenant(1), Account = 1 });
        var referred = Assert.Throws<ForeignKeyViolationException>(() => tx.Accounts.Delete(new(Tenant(1), 1)));
        Assert.Equal(("settings", "account"), (referred.Table, referred.Reference));
        Assert.True(tx.Accounts.Delete(new(Tenant(2), 1)));
        Assert.Equal(Tenants - 1, tx.Entries.Count());
        tx.Commit();
    }

    [Fact]
    public void Another_number_of_partitions_is_a_mismatch_that_says_what_to_do()
    {
        cluster.Open().Dispose();
        var error = Assert.Throws<SchemaMismatchException>(() => Redivided.RedividedDb.Open(cluster.Store));
        Assert.Equal(
            ["Table 'documents' is partitioned by 'name' into 3 in the store and partitioned by 'name' into 4 in the program; "
                + "copy the database into a new one with CopyTo."],
            error.Differences);
    }

    [Fact]
    public void Where_the_database_has_Citus_the_same_declaration_distributes_the_table()
    {
        var schema = SchemaShape.Parse(DividedSchema.Shape.ToJson());
        string[] Of(string table) => [.. CitusTables.Create(schema, schema.Tables.First(shape => shape.Name == table))];
        Assert.Equal(
            ["SELECT create_distributed_table('\"orders\"', 'tenant', shard_count => 4)"], Of("orders").Skip(1));
        Assert.StartsWith("CREATE TABLE \"orders\" (", Of("orders")[0]);
        Assert.EndsWith("CONSTRAINT \"orders_pkey\" PRIMARY KEY (\"tenant\", \"id\")\n)", Of("orders")[0]);
        Assert.Equal(["SELECT create_distributed_table('\"entries\"', 'tenant', shard_count => 2)"], Of("entries").Skip(1));
        Assert.Single(Of("settings"));
        var referred = schema with { Tables = [.. schema.Tables.Select(table => table.Name == "accounts" ? table with { Partition = null } : table)] };
        Assert.Equal("SELECT create_reference_table('\"accounts\"')", CitusTables.Create(referred, referred.Tables.First(table => table.Name == "accounts")).Last());
        var hostile = schema.Tables.First(table => table.Name == "orders") with { Name = "a'b\"c" };
        Assert.Equal("SELECT create_distributed_table('\"a''b\"\"c\"', 'tenant', shard_count => 4)", CitusTables.Create(schema, hostile).Last());
    }

    [Fact]
    public void The_figures_of_a_partitioned_table_are_those_of_its_partitions()
    {
        using var db = cluster.Open();
        using (var tx = db.BeginWrite())
        {
            tx.Orders.InsertMany(Orders());
            tx.Commit();
        }
        var stats = db.Stats().Tables.Where(line => line.Table == "orders").ToList();
        Assert.Equal(4, stats.Count);
        Assert.All(stats, line => Assert.Equal(120, line.Entries));
        Assert.All(stats, line => Assert.True(line.Bytes > 0));
    }
}
