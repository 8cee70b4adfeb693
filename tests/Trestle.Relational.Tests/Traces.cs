using Trestle.Layout;
using Trestle.Postgres.Migrations;
using Trestle.Migrations;
using Trestle.Sqlite.Migrations;

namespace Trestle.Relational.Tests;

/// <summary>What a plan says is what is run, and what is run leads where it should and back, for every step of the conformance corpus.</summary>
public sealed class Traces
{
    public static TheoryData<string> Cases => [.. Corpus.Evolution.Where(folder => Corpus.Ways(folder).Any()).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void SQLite_runs_what_its_plan_says(string name) => Check<SqliteMoveStore>(name);

    [Theory]
    [MemberData(nameof(Cases))]
    public void PostgreSQL_runs_what_its_plan_says(string name) => Check<PostgresMoveStore>(name);

    static void Check<TStore>(string name)
        where TStore : IMoveStore, new()
    {
        foreach (var (_, before, after) in Corpus.Ways(Corpus.Evolution.Single(folder => Path.GetFileName(folder) == name)))
        {
            using var store = new TStore();
            using var target = store.Store.OpenForMigration();
            var planned = store.Store.PlanMigration(before with { Enums = [], Structs = [], Tables = [] }, before, []);
            Assert.Equal(planned, target.Plan(before, [])!);
            target.Become(before, [], null, CancellationToken.None);
            if (!ComesBack(before, after))
                Assert.Equal(store.Store.PlanMigration(before, after, []), target.Plan(after, [])!);
            Compare(target, before, after);
            Compare(target, after, before);
            Assert.Empty(target.Drift());
            Assert.Equal(SchemaHash.Of(before), SchemaHash.Of(target.Schema!));
        }
    }

    // A plan that has not looked at the store takes what was retired for something under a tombstone.
    static bool ComesBack(SchemaShape before, SchemaShape after) => after.Tables.Any(now =>
        before.FindTable(now.Id) is { } was && now.Fields.Any(field => was.Retired.Contains(field.Tag)));

    static void Compare(MigrationTarget target, SchemaShape before, SchemaShape after)
    {
        var swaps = Corpus.Swaps(before, after);
        foreach (var table in swaps.Select(after.Table))
        {
            var shadow = after with { Tables = [ShadowTable.Of(table)] };
            target.Open(shadow, ShapeLayout.Of(shadow)).Dispose();
        }
        var planned = target.Plan(after, swaps)!.Select(action => action.Text).Where(text => text is not ("BEGIN" or "COMMIT")).ToList();
        var run = new List<string>();
        Trace(target, run.Add);
        target.Become(after, swaps, null, CancellationToken.None);
        Assert.Equal(planned, run);
        Assert.Empty(target.Drift());
        Assert.Equal(SchemaHash.Of(after), SchemaHash.Of(target.Schema!));
    }

    static void Trace(MigrationTarget target, Action<string> trace)
    {
        if (target is SqliteMigrationTarget sqlite)
            sqlite.Trace = trace;
        else
            Assert.IsType<PostgresMigrationTarget>(target).Trace = trace;
    }
}
