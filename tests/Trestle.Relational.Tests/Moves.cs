using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>Everything that can become of a table without its rows being written anew by the program.</summary>
public abstract class Moves<TStore> : MoveContract<TStore>
    where TStore : IMoveStore, new()
{
    const string ByName = "indexes:\n  ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name] }";

    [Fact]
    public void Renames_of_a_table_a_field_and_an_index_keep_the_rows()
    {
        Become(CustomerTable(more: ByName) + OrderTable(more: Refers()));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann'), (2, 'bob')", "INSERT INTO orders (id, buyer) VALUES (7, 2)");
        Become(CustomerTable("title: string(20) @2", ByName.Replace("ByName", "ByTitle").Replace("[name]", "[title]"), "people")
            + OrderTable("who: int32 @2", "references:\n  who: { to: people, onDelete: cascade }", "purchases"));
        Assert.Equal("1 ann; 2 bob", Rows("people", "id", "title"));
        Assert.Equal("7 2", Rows("purchases", "id", "who"));
        Assert.Contains("people_ByTitle", Store.Names);
        Assert.DoesNotContain("customers_ByName", Store.Names);
        Execute("DELETE FROM people WHERE id = 2");
        Assert.Equal("", Rows("purchases", "id"));
    }

    [Fact]
    public void Names_that_fields_and_tables_exchange_are_exchanged()
    {
        Become(CustomerTable("first: string(20) @2\nlast: string(20) @3") + OrderTable());
        Execute("INSERT INTO customers (id, first, last) VALUES (1, 'f', 'l')", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Become(CustomerTable("last: string(20) @2\nfirst: string(20) @3", name: "orders") + OrderTable(name: "customers"));
        Assert.Equal("1 l f", Rows("orders", "id", "first", "last"));
        Assert.Equal("7 1", Rows("customers", "id", "buyer"));
    }

    [Fact]
    public void A_new_table_may_take_the_name_of_one_that_goes_or_gets_another()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')");
        Become(CustomerTable(name: "people") + OrderTable(name: "customers"));
        Assert.Equal("1 ann", Rows("people", "id", "name"));
        Become(CustomerTable(name: "customers"));
        Assert.Equal("1 ann", Rows("customers", "id", "name"));
    }

    [Fact]
    public void What_may_no_longer_be_null_gets_the_default()
    {
        Become(CustomerTable("score: int32? @2"));
        Execute("INSERT INTO customers (id, score) VALUES (1, 5), (2, NULL)");
        Become(CustomerTable("score: { type: int32, tag: 2, default: 3, max: 9 }"));
        Assert.Equal("1 5; 2 3", Rows("customers", "id", "score"));
        Execute("INSERT INTO customers (id) VALUES (3)");
        Assert.Equal("1 5; 2 3; 3 3", Rows("customers", "id", "score"));
        Refused("INSERT INTO customers (id, score) VALUES (4, NULL)");
        Refused("INSERT INTO customers (id, score) VALUES (4, 10)");
    }

    [Fact]
    public void What_may_no_longer_be_null_and_has_no_default_is_refused_while_a_row_has_none()
    {
        Become(CustomerTable("score: int32? @2"));
        Execute("INSERT INTO customers (id, score) VALUES (1, NULL)");
        Assert.Contains("Field 'score' of table 'customers'", Contradicted(CustomerTable("score: int32 @2")), StringComparison.Ordinal);
        Execute("UPDATE customers SET score = 1");
        Become(CustomerTable("score: int32 @2"));
        Refused("INSERT INTO customers (id, score) VALUES (4, NULL)");
    }

    [Fact]
    public void A_new_field_that_needs_a_value_is_refused_while_there_are_rows()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'ann')");
        Assert.Contains("Field 'score'", Contradicted(CustomerTable("name: string(20) @2\nscore: int32 @3")), StringComparison.Ordinal);
        Execute("DELETE FROM customers");
        Become(CustomerTable("name: string(20) @2\nscore: int32 @3"));
        Refused("INSERT INTO customers (id, name) VALUES (4, 'dan')");
    }

    [Fact]
    public void A_field_may_become_nullable_and_lose_its_default_and_bounds()
    {
        Become(CustomerTable("score: { type: int32, tag: 2, default: 3, min: 1, max: 9 }"));
        Execute("INSERT INTO customers (id) VALUES (1)");
        Become(CustomerTable("score: int32? @2"));
        Execute("INSERT INTO customers (id) VALUES (2)", "INSERT INTO customers (id, score) VALUES (3, 100)");
        Assert.Equal("1 3; 2 null; 3 100", Rows("customers", "id", "score"));
    }

    [Fact]
    public void Another_default_is_that_of_new_rows_alone()
    {
        Become(CustomerTable("score: { type: int32, tag: 2, default: 3 }"));
        Execute("INSERT INTO customers (id) VALUES (1)");
        Become(CustomerTable("score: { type: int32, tag: 2, default: 4 }"));
        Execute("INSERT INTO customers (id) VALUES (2)");
        Assert.Equal("1 3; 2 4", Rows("customers", "id", "score"));
    }

    [Fact]
    public void A_bound_or_a_length_that_a_row_breaks_is_refused_and_one_that_all_keep_holds()
    {
        Become(CustomerTable("name: string(20) @2\nscore: int32 @3"));
        Execute("INSERT INTO customers (id, name, score) VALUES (1, 'annabel', 50)");
        const string Narrow = "name: string(5) @2\nscore: int32 @3";
        const string Bounded = "name: string(10) @2\nscore: { type: int32, tag: 3, max: 40 }";
        Assert.Contains("table 'customers'", Contradicted(CustomerTable(Narrow)), StringComparison.Ordinal);
        Assert.Contains("table 'customers'", Contradicted(CustomerTable(Bounded)), StringComparison.Ordinal);
        Execute("UPDATE customers SET score = 40");
        Become(CustomerTable(Bounded));
        Refused("UPDATE customers SET score = 41");
        Refused("UPDATE customers SET name = 'elevenchars'");
    }

    [Fact]
    public void Members_of_an_enum_may_come_and_go()
    {
        Become(CustomerTable("mood: Mood @2"), "enums: { Mood: { good: 1, bad: 2 } }");
        Execute("INSERT INTO customers (id, mood) VALUES (1, 2)");
        Contradicted(CustomerTable("mood: Mood @2"), "enums: { Mood: { good: 1 } }");
        Become(CustomerTable("mood: Mood @2"), "enums: { Mood: { fine: 1, bad: 2, worse: 3 } }");
        Execute("INSERT INTO customers (id, mood) VALUES (2, 3)");
        Refused("INSERT INTO customers (id, mood) VALUES (3, 4)");
    }

    [Fact]
    public void Names_inside_documents_are_written_anew()
    {
        Become(CustomerTable("home: Home @2"), "structs: { Home: { road: string @1 } }");
        Execute("INSERT INTO customers (id, home) VALUES (1, '{\"road\":\"x\"}')");
        Become(CustomerTable("home: Home @2"), "structs: { Home: { street: string @1 } }");
        Assert.Equal("{\"street\":\"x\"}", Rows("customers", "home").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Indexes_come_go_and_change()
    {
        Become(CustomerTable("name: string(20) @2\nscore: int32 @3", ByName));
        Execute("INSERT INTO customers (id, name, score) VALUES (1, 'a', 1), (2, 'a', 2)");
        Become(CustomerTable("name: string(20) @2\nscore: int32 @3",
            "indexes:\n  Both: { id: 22222222-0000-4000-8000-000000000012, by: [name, score desc], unique: true }"));
        Assert.Equal(["customers", "customers_Both", "customers_pkey"], WithKey());
        Refused("INSERT INTO customers (id, name, score) VALUES (3, 'a', 2)");
        Become(CustomerTable("name: string(20) @2\nscore: int32 @3",
            "indexes:\n  Both: { id: 22222222-0000-4000-8000-000000000012, by: [name], where: score == 9 }"));
        Execute("INSERT INTO customers (id, name, score) VALUES (3, 'a', 2)");
    }

    // SQLite gives the key of a table no name of its own.
    IEnumerable<string> WithKey() => Store.Names.Append("customers_pkey").Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void A_unique_index_that_rows_contradict_is_refused_and_names_them()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'a'), (2, 'a')");
        var message = Contradicted(CustomerTable(
            more: "indexes:\n  One: { id: 22222222-0000-4000-8000-000000000012, by: [name], unique: true }"));
        Assert.Contains("name = 'a'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_a_row_breaks_is_refused_and_names_it()
    {
        Become(CustomerTable() + OrderTable());
        Execute("INSERT INTO orders (id, buyer) VALUES (7, 99)");
        Assert.Contains("leads to id = 99", Contradicted(CustomerTable() + OrderTable(more: Refers())), StringComparison.Ordinal);
        Execute("INSERT INTO customers (id, name) VALUES (99, 'x')");
        Become(CustomerTable() + OrderTable(more: Refers()));
        Refused("INSERT INTO orders (id, buyer) VALUES (8, 98)");
    }

    [Fact]
    public void What_happens_to_children_may_change()
    {
        Become(CustomerTable() + OrderTable("buyer: int32? @2", Refers()));
        Execute("INSERT INTO customers (id, name) VALUES (1, 'x')", "INSERT INTO orders (id, buyer) VALUES (7, 1)");
        Become(CustomerTable() + OrderTable("buyer: int32? @2", Refers("restrict")));
        Refused("DELETE FROM customers");
        Become(CustomerTable() + OrderTable("buyer: int32? @2", Refers("setNull")));
        Execute("DELETE FROM customers");
        Assert.Equal("7 null", Rows("orders", "id", "buyer"));
        Become(CustomerTable() + OrderTable("buyer: int32? @2"));
        Execute("UPDATE orders SET buyer = 5");
    }

    [Fact]
    public void A_table_may_get_versions_and_lose_them()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'x')");
        Become(CustomerTable(more: "concurrency: version"));
        Assert.Equal("1 0", Rows("customers", "id", "version"));
        Execute("UPDATE customers SET version = 4");
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (2, 'y')");
        Become(CustomerTable(more: "concurrency: version"));
        Assert.Equal("1 4; 2 0", Rows("customers", "id", "version"));
    }

    [Fact]
    public void What_would_need_rows_in_another_form_is_refused()
    {
        Become(CustomerTable());
        Assert.Contains("becomes uuid", Contradicted(CustomerTable("name: uuid @2")), StringComparison.Ordinal);
        Assert.Contains("The key of table 'customers' becomes (name)",
            Contradicted(CustomerTable().Replace("key: id", "key: name", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_is_there_changes_nothing()
    {
        var tables = CustomerTable(more: ByName) + OrderTable(more: Refers());
        Become(tables);
        var generation = Ask("SELECT CAST(generation AS TEXT) FROM trestle_catalog");
        Become(tables);
        Assert.Equal(generation, Ask("SELECT CAST(generation AS TEXT) FROM trestle_catalog"));
    }

    [Fact]
    public void What_was_cancelled_is_gone_on_with()
    {
        Become(CustomerTable());
        Execute("INSERT INTO customers (id, name) VALUES (1, 'x')");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using (var target = Store.Store.OpenForMigration())
            Assert.ThrowsAny<OperationCanceledException>(() => target.Become(Of(CustomerTable(name: "people", more: ByName)), [], null, cancelled.Token));
        Become(CustomerTable(name: "people", more: ByName));
        Assert.Equal("1 x", Rows("people", "id", "name"));
    }
}
