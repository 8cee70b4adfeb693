using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Postgres.Migrations;
using Trestle.Sqlite.Migrations;
using static Trestle.Relational.Tests.Shapes;

namespace Trestle.Relational.Tests;

/// <summary>A move that is broken off at any statement, and one that follows, lead where one alone leads.</summary>
public abstract class Interruptions<TStore>
    where TStore : IMoveStore, new()
{
    const string Index = "indexes:\n  ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name], unique: true }\n";

    static readonly SchemaShape Before = Of(
        CustomerTable("name: string(20) @2\nscore: int32? @3\ngone: string? @4") + OrderTable("buyer: int32? @2\nnote: string @3", Refers()));

    // A rename, a required field, one dropped, one added, bounds, a unique index, another onDelete, and rows that were written anew.
    static readonly SchemaShape After = Of(
        CustomerTable("name: string(15) @2\npoints: { type: int32, tag: 3, default: 1, max: 9 }\nmore: { type: string, tag: 5, default: m }",
            Index + "retired: [4]", "people")
        + OrderTable("buyer: int32? @2\nnote: int32 @3", "concurrency: version\n" + Refers("setNull").Replace("customers", "people", StringComparison.Ordinal)));

    /// <summary>Breaks a move off in the middle of its work.</summary>
    protected abstract void BreakOff(TStore store);

    [Fact]
    public void It_ends_as_one_that_was_left_alone()
    {
        var (whole, statements) = Run(stopAt: int.MaxValue);
        Assert.True(statements > 8);
        for (var at = 0; at < statements; at++)
            Assert.Equal(whole, Run(at).Outcome);
    }

    (string Outcome, int Statements) Run(int stopAt)
    {
        using var store = new TStore();
        Fill(store);
        var count = 0;
        try
        {
            Become(store, _ =>
            {
                if (count++ == stopAt)
                    BreakOff(store);
            });
        }
        catch (Exception error) when (error is OperationCanceledException or StoreUnavailableException)
        {
            Assert.True(stopAt < count);
            Become(store, _ => { });
        }
        return (Outcome(store), count);
    }

    static void Fill(TStore store)
    {
        using var target = store.Store.OpenForMigration();
        target.Become(Before, [], null, CancellationToken.None);
        store.Ask("INSERT INTO customers (id, name, score, gone) VALUES (1, 'ann', NULL, 'a'), (2, 'bob', 5, NULL)");
        store.Ask("INSERT INTO orders (id, buyer, note) VALUES (7, 2, '70')");
        var shadow = After with { Tables = [ShadowTable.Of(After.Table(new(Orders)))] };
        target.Open(shadow, ShapeLayout.Of(shadow)).Dispose();
        store.Ask($"INSERT INTO {shadow.Tables[0].Name} (version, id, buyer, note) SELECT 0, id, buyer, CAST(note AS integer) FROM orders");
    }

    static void Become(TStore store, Action<string> trace)
    {
        using var target = store.Store.OpenForMigration();
        if (target is SqliteMigrationTarget sqlite)
            sqlite.Trace = trace;
        else
            Assert.IsType<PostgresMigrationTarget>(target).Trace = trace;
        target.Become(After, [new(Orders)], null, CancellationToken.None);
    }

    static string Outcome(TStore store)
    {
        using var target = store.Store.OpenForMigration();
        Assert.Empty(target.Drift());
        return string.Join("\n",
        [
            SchemaHash.Of(target.Schema!),
            .. store.Names,
            .. target.Tombstones.Select(tombstone => tombstone.ToString()),
            .. store.Ask("SELECT CAST(id AS TEXT) || name || CAST(points AS TEXT) || more FROM people ORDER BY id"),
            .. store.Ask("SELECT CAST(id AS TEXT) || CAST(buyer AS TEXT) || CAST(note AS TEXT) FROM orders"),
        ]);
    }
}
