using Trestle.Layout;
using Trestle.Migrations;
using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>A table whose rows were written anew beside it takes its place with all that belongs to it.</summary>
public abstract class Swaps<TStore> : MoveContract<TStore>
    where TStore : IMoveStore, new()
{
    static readonly SchemaShape Before = Of(CustomerTable("name: int32 @2") + OrderTable(more: Refers()));

    static readonly SchemaShape After = Of(CustomerTable("name: string(9) @2",
        "indexes:\n  ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name], unique: true }") + OrderTable(more: Refers()));

    static Guid Rewritten => new(Customers);

    static string Shadow => ShadowTable.Of(After.Table(Rewritten)).Name;

    [Fact]
    public void It_has_the_indexes_checks_and_references_and_children_keep_their_rows()
    {
        Fill();
        Write();
        Become(After, Rewritten);
        Assert.Equal("1 n1; 2 n2", Rows("customers", "id", "name"));
        Assert.Equal("7 2", Rows("orders", "id", "buyer"));
        Assert.Equal([new(Rewritten, null, "customers")], Tombstones());
        Assert.Contains("customers_ByName", Store.Names);
        Refused("INSERT INTO customers (id, name) VALUES (3, 'n1')");
        Refused("INSERT INTO customers (id, name) VALUES (3, '0123456789')");
        Refused("INSERT INTO orders (id, buyer) VALUES (8, 9)");
        Execute("DELETE FROM customers WHERE id = 2");
        Assert.Equal("", Rows("orders", "id"));
    }

    [Fact]
    public void It_may_refer_to_others_and_to_itself()
    {
        const string More = "references:\n  up: { to: customers, onDelete: restrict }\n  buyer: { to: orders, onDelete: cascade }";
        var before = Of(CustomerTable("up: int32? @2\nbuyer: int32? @3", More) + OrderTable());
        var after = Of(CustomerTable("up: int32? @2\nbuyer: int32? @3\nmore: string? @4", More) + OrderTable());
        Become(before);
        Execute("INSERT INTO orders (id, buyer) VALUES (7, 1)", "INSERT INTO customers (id, up, buyer) VALUES (1, NULL, NULL), (2, 1, 7)");
        Write(after, $"INSERT INTO {ShadowTable.Of(after.Table(Rewritten)).Name} (id, up, buyer, more) SELECT id, up, buyer, 'm' FROM customers");
        Become(after, Rewritten);
        Refused("DELETE FROM customers WHERE id = 1");
        Execute("DELETE FROM orders");
        Assert.Equal("1 m", Rows("customers", "id", "more"));
    }

    [Fact]
    public void A_second_call_after_the_first_has_done_it_changes_nothing()
    {
        Fill();
        Write();
        Become(After, Rewritten);
        Become(After, Rewritten);
        Assert.Equal("1 n1; 2 n2", Rows("customers", "id", "name"));
    }

    [Fact]
    public void Rows_that_contradict_leave_both_tables_as_they_are()
    {
        Fill();
        Write();
        Execute($"UPDATE {Shadow} SET name = 'same'");
        Assert.Throws<MigrationException>(() => Become(After, Rewritten));
        Assert.Equal("1 11; 2 12", Rows("customers", "id", "name"));
        Execute($"UPDATE {Shadow} SET name = 'n' || CAST(id AS TEXT)");
        Become(After, Rewritten);
        Assert.Equal("1 n1; 2 n2", Rows("customers", "id", "name"));
    }

    [Fact]
    public void A_child_without_its_parent_in_the_new_rows_is_refused()
    {
        Fill();
        Write();
        Execute($"DELETE FROM {Shadow} WHERE id = 2");
        Assert.Throws<MigrationException>(() => Become(After, Rewritten));
        Assert.Equal("7 2", Rows("orders", "id", "buyer"));
    }

    [Fact]
    public void The_old_rows_can_be_read_until_the_store_is_vacuumed()
    {
        Fill();
        Write();
        Become(After, Rewritten);
        using var target = Store.Store.OpenForMigration();
        var bare = Before with { Tables = [ShadowTable.Bare(Before.Table(Rewritten))] };
        using (var engine = target.OpenTombstone(bare, ShapeLayout.Of(bare)))
            Assert.NotNull(engine);
        var other = After with { Tables = [ShadowTable.Bare(After.Table(Rewritten))] };
        Assert.Null(target.OpenTombstone(other, ShapeLayout.Of(other)));
        target.Vacuum(null, CancellationToken.None);
        Assert.Null(target.OpenTombstone(bare, ShapeLayout.Of(bare)));
    }

    [Fact]
    public void A_shadow_that_is_not_to_be_used_goes_and_another_is_made()
    {
        Fill();
        Write();
        using (var target = Store.Store.OpenForMigration())
        {
            target.Discard(ShadowTable.Of(After.Table(Rewritten)));
            Assert.Null(target.Schema!.FindTable(ShadowTable.Id(Rewritten)));
        }
        Write();
        Become(After, Rewritten);
        Assert.Equal("1 n1; 2 n2", Rows("customers", "id", "name"));
    }

    [Fact]
    public void A_second_rewrite_of_a_table_keeps_what_the_first_put_aside()
    {
        Fill();
        Write();
        Become(After, Rewritten);
        Write(Before, $"INSERT INTO {Shadow} (id, name) SELECT id, 40 + id FROM customers");
        Become(Before, Rewritten);
        Assert.Equal("1 41; 2 42", Rows("customers", "id", "name"));
        Assert.Equal(2, Tombstones().Count);
    }

    [Fact]
    public void Another_schema_meanwhile_leaves_the_shadow_alone()
    {
        Fill();
        Write();
        Become(Before);
        Become(Of(CustomerTable("name: int32 @2") + OrderTable(more: Refers(), name: "purchases")));
        Assert.Equal("1 n1; 2 n2", Rows(Shadow, "id", "name"));
    }

    void Fill()
    {
        Become(Before);
        Execute("INSERT INTO customers (id, name) VALUES (1, 11), (2, 12)", "INSERT INTO orders (id, buyer) VALUES (7, 2)");
    }

    void Write() => Write(After, $"INSERT INTO {Shadow} (id, name) SELECT id, 'n' || CAST(id AS TEXT) FROM customers");

    // As a migration does, but that the rows are written by the store itself.
    void Write(SchemaShape after, string fill)
    {
        using var target = Store.Store.OpenForMigration();
        var shadow = after with { Tables = [ShadowTable.Of(after.Table(Rewritten))] };
        target.Open(shadow, ShapeLayout.Of(shadow)).Dispose();
        Execute(fill);
    }
}
