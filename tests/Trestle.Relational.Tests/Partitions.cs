using Trestle.Migrations;
using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>Tables that PostgreSQL divides, on the way from one schema to another.</summary>
public sealed class Partitions : MoveContract<PostgresMoveStore>
{
    const string Divided = "partition: { by: hash, on: id, count: 3 }\n";
    const string ByName = "indexes:\n  ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name] }\n";

    [Fact]
    public void Another_name_is_that_of_the_partitions_and_of_what_they_have_too()
    {
        Become(CustomerTable(more: Divided + ByName));
        Insert("customers", "name");
        Become(CustomerTable("title: string(15) @2", Divided + ByName.Replace("[name]", "[title]", StringComparison.Ordinal), "people"));
        Assert.Equal("1 n1; 2 n2; 3 n3; 4 n4", Rows("people", "id", "title"));
        Assert.DoesNotContain(Store.Names, name => name.StartsWith("customers", StringComparison.Ordinal));
        Assert.Contains("people_p02_pkey", Store.Names);
        Refused("INSERT INTO people (id, title) VALUES (5, '0123456789abcdef')");
        RequireNoDrift();
    }

    [Fact]
    public void Columns_indexes_and_references_come_and_go()
    {
        Become(CustomerTable(more: Divided) + OrderTable());
        Insert("customers", "name");
        Become(CustomerTable("name: string(20) @2\nscore: { type: int32, tag: 3, default: 1, max: 9 }\norder: int32? @4",
            Divided + ByName + "references:\n  order: { to: orders, onDelete: setNull }") + OrderTable(more: Refers()));
        Refused("INSERT INTO orders (id, buyer) VALUES (7, 9)");
        Refused("UPDATE customers SET score = 10");
        Execute("INSERT INTO orders (id, buyer) VALUES (7, 1)", "UPDATE customers SET \"order\" = 7 WHERE id = 2", "DELETE FROM orders");
        Assert.Equal("1 n1 1 null; 2 n2 1 null; 3 n3 1 null; 4 n4 1 null", Rows("customers", "id", "name", "score", "\"order\""));
        RequireNoDrift();
        Become(CustomerTable(more: Divided + "retired: [3, 4]") + OrderTable());
        RequireNoDrift();
        Assert.Equal(2, Tombstones().Count);
    }

    [Fact]
    public void A_dropped_table_comes_back_with_its_partitions()
    {
        Become(CustomerTable(more: Divided + ByName) + OrderTable());
        Insert("customers", "name");
        Become(OrderTable());
        Assert.DoesNotContain(Store.Names, name => name.StartsWith("customers", StringComparison.Ordinal));
        Become(CustomerTable(more: Divided + ByName) + OrderTable());
        Assert.Equal("1 n1; 2 n2; 3 n3; 4 n4", Rows("customers", "id", "name"));
        Assert.Contains("customers_p01_ByName", Store.Names);
        RequireNoDrift();
    }

    [Fact]
    public void A_table_is_divided_by_writing_its_rows_anew()
    {
        var before = Of(CustomerTable(more: ByName) + OrderTable(more: Refers()));
        var after = Of(CustomerTable(more: Divided + ByName) + OrderTable(more: Refers()));
        Become(before);
        Insert("customers", "name");
        Assert.Contains("partitioned otherwise", Assert.Throws<MigrationException>(() => Become(after)).Message, StringComparison.Ordinal);
        var shadow = after with { Tables = [ShadowTable.Of(after.Table(new(Customers)))] };
        using (var target = Store.Store.OpenForMigration())
        {
            target.Open(shadow, ShapeLayout.Of(shadow)).Dispose();
            Execute($"INSERT INTO {shadow.Tables[0].Name} (id, name) SELECT id, name FROM customers");
            target.Become(after, [new(Customers)], null, CancellationToken.None);
        }
        Assert.Equal("1 n1; 2 n2; 3 n3; 4 n4", Rows("customers", "id", "name"));
        Assert.Contains("customers_p00_ByName", Store.Names);
        Refused("INSERT INTO orders (id, buyer) VALUES (7, 9)");
        RequireNoDrift();
    }

    void Insert(string table, string column) =>
        Execute($"INSERT INTO {table} (id, {column}) SELECT n, 'n' || n FROM generate_series(1, 4) AS n");

    void RequireNoDrift()
    {
        using var target = Store.Store.OpenForMigration();
        Assert.Empty(target.Drift());
    }
}
