using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>What is dropped can come back until the store is vacuumed.</summary>
public abstract class Tombstones<TStore> : MoveContract<TStore>
    where TStore : IMoveStore, new()
{
    const string Two = "name: string(20) @2\nscore: { type: int32, tag: 3, default: 1, max: 9 }";
    const string Retired = "retired: [3]";

    [Fact]
    public void A_dropped_field_takes_nothing_from_new_rows_and_comes_back_with_its_values()
    {
        Become(CustomerTable(Two));
        Execute("INSERT INTO customers (id, name, score) VALUES (1, 'a', 5)");
        Become(CustomerTable(more: Retired));
        Assert.Equal([new(new(Customers), 3, "score")], Tombstones());
        Execute("INSERT INTO customers (id, name) VALUES (2, 'b')");
        Become(CustomerTable(Two.Replace("score", "points", StringComparison.Ordinal)));
        Assert.Equal("1 5; 2 1", Rows("customers", "id", "points"));
        Assert.Empty(Tombstones());
        Refused("UPDATE customers SET points = 10");
    }

    [Fact]
    public void A_field_that_had_to_have_a_value_lets_rows_be_without_while_it_is_dropped()
    {
        Become(CustomerTable("name: string(20) @2\nscore: int32 @3"));
        Become(CustomerTable(more: Retired));
        Execute("INSERT INTO customers (id, name) VALUES (2, 'b')");
        Assert.Contains("Field 'score'", Contradicted(CustomerTable("name: string(20) @2\nscore: int32 @3")), StringComparison.Ordinal);
        Become(CustomerTable("name: string(20) @2\nscore: int32? @3"));
        Assert.Equal("2 null", Rows("customers", "id", "score"));
    }

    [Fact]
    public void A_dropped_table_comes_back_with_its_rows_its_indexes_and_its_references()
    {
        const string ByBuyer = "indexes:\n  ByBuyer: { id: 22222222-0000-4000-8000-000000000013, by: [buyer] }\n";
        Become(CustomerTable() + OrderTable(more: ByBuyer + Refers()));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'a'), (2, 'b')", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Become(CustomerTable());
        Assert.Equal([new(new(Orders), null, "orders")], Tombstones());
        Assert.DoesNotContain(Store.Names, name => name.StartsWith("orders", StringComparison.Ordinal));
        Become(CustomerTable() + OrderTable(more: ByBuyer + Refers(), name: "purchases"));
        Assert.Equal("7 1", Rows("purchases", "id", "buyer"));
        Assert.Contains("purchases_ByBuyer", Store.Names);
        Execute("DELETE FROM customers WHERE id = 1");
        Assert.Equal("", Rows("purchases", "id"));
    }

    [Fact]
    public void A_dropped_table_keeps_nobody_from_deleting_what_it_referred_to_and_loses_no_row_by_it()
    {
        Become(CustomerTable() + OrderTable(more: Refers()));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'a')", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Become(CustomerTable());
        Execute("DELETE FROM customers");
        Assert.Contains("leads to id = 1", Contradicted(CustomerTable() + OrderTable(more: Refers())), StringComparison.Ordinal);
        Become(CustomerTable() + OrderTable());
        Assert.Equal("7 1", Rows("orders", "id", "buyer"));
    }

    [Fact]
    public void A_field_dropped_before_its_table_comes_back_with_it()
    {
        Become(CustomerTable(Two) + OrderTable());
        Execute("INSERT INTO customers (id, name, score) VALUES (1, 'a', 5)");
        Become(CustomerTable(more: Retired) + OrderTable());
        Become(OrderTable());
        Assert.Equal(2, Tombstones().Count);
        Become(CustomerTable(more: Retired) + OrderTable());
        Assert.Equal([new(new(Customers), 3, "score")], Tombstones());
        Become(CustomerTable(Two) + OrderTable());
        Assert.Equal("1 a 5", Rows("customers", "id", "name", "score"));
        Assert.Empty(Tombstones());
    }

    [Fact]
    public void What_was_dropped_stays_when_its_table_changes()
    {
        Become(CustomerTable(Two));
        Execute("INSERT INTO customers (id, name, score) VALUES (1, 'a', 5)");
        Become(CustomerTable(more: Retired));
        Become(CustomerTable("label: string(9) @2", Retired, "people"));
        Become(CustomerTable(Two));
        Assert.Equal("1 a 5", Rows("customers", "id", "name", "score"));
    }

    [Fact]
    public void Vacuum_deletes_what_was_dropped_for_good()
    {
        Become(CustomerTable(Two) + OrderTable());
        Execute("INSERT INTO customers (id, name, score) VALUES (1, 'a', 5)", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Become(CustomerTable(more: Retired));
        using (var target = Store.Store.OpenForMigration())
        {
            Assert.Equal(2, target.Tombstones.Count);
            target.Vacuum(null, CancellationToken.None);
            Assert.Empty(target.Tombstones);
        }
        Become(CustomerTable(Two) + OrderTable());
        Assert.Equal("1 a 1", Rows("customers", "id", "name", "score"));
        Assert.Equal("", Rows("orders", "id"));
    }
}
