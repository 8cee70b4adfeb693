using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>What somebody has changed by hand is found, and the statements that are given make it as it was.</summary>
public abstract class Drifts<TStore> : MoveContract<TStore>
    where TStore : IMoveStore, new()
{
    const string Fields = "name: { type: string(20), tag: 2, default: x }\nscore: int32? @3";

    const string Indexes = """
        indexes:
          ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name] }
          ByScore: { id: 22222222-0000-4000-8000-000000000012, by: [score], where: name != "y" }
        """;

    protected abstract string DropIndex { get; }

    [Fact]
    public void A_store_as_its_catalog_says_has_none()
    {
        Fill();
        Become(CustomerTable(Fields.Replace("score", "points", StringComparison.Ordinal)) + OrderTable("buyer: int32 @2\nmore: string? @3", Refers()));
        Become(CustomerTable("name: string(20) @2", "retired: [3]") + OrderTable(more: "concurrency: version\n" + Refers("restrict")));
        Become(OrderTable());
        Assert.Empty(Found());
    }

    [Fact]
    public void Indexes_that_are_missing_or_nobody_declared_are_repaired()
    {
        Fill();
        Execute(DropIndex, "CREATE INDEX extra ON orders (buyer)");
        Assert.Equal(["Index 'customers_ByName' of table 'customers' is missing.", "Index 'extra' of table 'orders' is in the store and not in the schema."],
            Found().Select(drift => drift.Difference).Order(StringComparer.Ordinal));
        Repair();
    }

    [Fact]
    public void Columns_that_are_missing_or_nobody_declared_are_repaired()
    {
        Fill();
        Execute("ALTER TABLE orders ADD COLUMN extra integer", "ALTER TABLE orders RENAME COLUMN more TO other");
        Assert.Contains(Found(), drift => drift.Difference == "Column 'extra' of table 'orders' is in the store and not in the schema.");
        Assert.Contains(Found(), drift => drift.Difference == "Column 'more' of table 'orders' is missing.");
    }

    [Fact]
    public void A_table_that_is_missing_is_made_anew()
    {
        Fill();
        Execute("DROP TABLE orders");
        Assert.Equal("Table 'orders' is missing.", Assert.Single(Found()).Difference);
        Repair();
        Refused("INSERT INTO orders (id, buyer) VALUES (8, 9)");
    }

    [Fact]
    public void A_table_that_nobody_declared_is_found()
    {
        Fill();
        Execute("CREATE TABLE beside (id integer)");
        Assert.Equal("Table 'beside' is in the store and not in the schema.", Assert.Single(Found()).Difference);
        Repair();
        Assert.DoesNotContain("beside", Store.Names);
    }

    protected void Fill()
    {
        Become(CustomerTable(Fields, Indexes) + OrderTable("buyer: int32 @2\nmore: string? @3", Refers()));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
    }

    protected IReadOnlyList<Migrations.StoreDrift> Found()
    {
        using var target = Store.Store.OpenForMigration();
        return target.Drift();
    }

    protected void Repair()
    {
        foreach (var repair in Found().Select(drift => drift.Repair).Distinct())
            Run(repair);
        Assert.Empty(Found());
        Assert.Equal("1 ann", Rows("customers", "id", "name"));
    }

    protected abstract void Run(string statements);
}
