using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>What the toolkits before this one get wrong when tables change, by name.</summary>
public abstract class PredecessorDefects<TStore> : MoveContract<TStore>
    where TStore : IMoveStore, new()
{
    [Fact]
    public void Oxyde_declares_an_index_and_makes_none()
    {
        Become(CustomerTable());
        Become(CustomerTable(more: "indexes:\n  ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name] }"));
        Assert.Contains("customers_ByName", Store.Names);
    }

    [Fact]
    public void Oxyde_renames_by_dropping_and_adding_so_that_data_is_lost()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')");
        Become(CustomerTable("title: string(20) @2", name: "people"));
        Assert.Equal("1 ann", Rows("people", "id", "title"));
        Assert.Empty(Tombstones());
    }

    [Fact]
    public void Oxyde_loses_foreign_keys_and_checks_when_it_makes_a_table_anew()
    {
        Become(CustomerTable() + OrderTable("buyer: int32 @2\namount: { type: int32, tag: 3, min: 1 }", Refers("restrict")));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')", "INSERT INTO orders (id, buyer, amount) VALUES (7, 1, 1)");
        Become(CustomerTable("name: string(30) @2") + OrderTable("buyer: int32 @2\nsum: { type: int32, tag: 3, min: 1 }", Refers("restrict")));
        Refused("INSERT INTO orders (id, buyer, sum) VALUES (8, 2, 1)");
        Refused("INSERT INTO orders (id, buyer, sum) VALUES (8, 1, 0)");
        Refused("DELETE FROM customers");
    }

    [Fact]
    public void Oxyde_deletes_children_when_it_makes_their_parent_anew()
    {
        Become(CustomerTable() + OrderTable(more: Refers()));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Become(CustomerTable("name: { type: string(30), tag: 2, default: x }", name: "people")
            + OrderTable(more: Refers().Replace("customers", "people", StringComparison.Ordinal)));
        Assert.Equal("7 1", Rows("orders", "id", "buyer"));
        Execute("DELETE FROM people");
        Assert.Equal("", Rows("orders", "id"));
    }

    [Fact]
    public void Zlmdb_attaches_an_index_to_a_filled_table_without_building_it()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')");
        Become(CustomerTable(more: "indexes:\n  One: { id: 22222222-0000-4000-8000-000000000011, by: [name], unique: true }"));
        Refused("INSERT INTO customers (id, name) VALUES (2, 'ann')");
    }
}
