using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>One migrates at a time; the others are told.</summary>
public abstract class Holds<TStore> : MoveContract<TStore>
    where TStore : IMoveStore, new()
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Fact]
    public void Another_waits_until_the_lease_is_over_and_takes_the_store_then()
    {
        Become(CustomerTable());
        using var one = Store.Store.OpenForMigration();
        using var other = Store.Store.OpenForMigration();
        one.Hold("one", Lease);
        one.Hold("one", Lease);
        var error = Assert.Throws<StoreMigratingException>(() => other.Hold("other", Lease));
        Assert.Equal("one", error.Owner);
        Assert.True(error.Until > DateTimeOffset.UtcNow + TimeSpan.FromMinutes(4));
        Assert.Equal("one", other.Holder!.Owner);
        one.Hold("one", TimeSpan.Zero);
        other.Hold("other", Lease);
        Assert.Throws<StoreMigratingException>(() => one.Become(Of(OrderTable()), [], null, CancellationToken.None));
        Assert.Throws<StoreMigratingException>(() => one.Release());
        other.Release();
        Assert.Null(one.Holder);
    }

    [Fact]
    public void Who_opens_the_store_meanwhile_is_told_who_has_it()
    {
        Become(CustomerTable());
        using (var target = Store.Store.OpenForMigration())
            target.Hold("me", Lease);
        var schema = Of(CustomerTable());
        Assert.Equal("me", Assert.Throws<StoreMigratingException>(() => Store.Store.Open(schema, ShapeLayout.Of(schema))).Owner);
        using (var again = Store.Store.OpenForMigration())
        {
            again.Hold("me", Lease);
            again.Open(schema, ShapeLayout.Of(schema)).Dispose();
            again.Release();
        }
        Store.Store.Open(schema, ShapeLayout.Of(schema)).Dispose();
    }

    [Fact]
    public void A_new_store_can_be_held_and_has_no_schema()
    {
        using var target = Store.Store.OpenForMigration();
        Assert.Null(target.Schema);
        target.Hold("me", Lease);
        Assert.Null(target.Schema);
        target.Become(Of(CustomerTable()), [], null, CancellationToken.None);
        Assert.Equal("customers", Assert.Single(target.Schema!.Tables).Name);
        target.Release();
    }

    [Fact]
    public void Reserved_tables_stay_whatever_the_schema_becomes()
    {
        Become(CustomerTable());
        var journal = Of(OrderTable(name: "journal"));
        journal = journal with { Name = "Journal", Tables = [journal.Tables[0] with { Name = "trestle_steps" }] };
        using var target = Store.Store.OpenForMigration();
        target.Open(journal, ShapeLayout.Of(journal)).Dispose();
        Execute("INSERT INTO trestle_steps (id, buyer) VALUES (1, 2)");
        target.Become(Of(CustomerTable(name: "people")), [], null, CancellationToken.None);
        var people = Of(CustomerTable(name: "people"));
        Store.Store.Open(people, ShapeLayout.Of(people)).Dispose();
        Assert.Equal("1 2", Rows("trestle_steps", "id", "buyer"));
        Assert.Equal(("Shop", 2), (target.Schema!.Name, target.Schema.Tables.Count));
        Assert.Empty(target.Tombstones);
    }
}
