using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

/// <summary>What holds for every history: steps say all that changed, and branches that touch different things meet by themselves.</summary>
public sealed class HistoryPropertyTests
{
    static readonly string[] AboutSteps = [.. EvolutionRules.All.Select(rule => rule.Id).Where(id => string.CompareOrdinal(id, "TRS3010") < 0)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_schema_is_rebuilt_from_its_steps(int seed)
    {
        var schemas = new RandomSchema(new Random(seed), 0);
        var schema = schemas.First();
        var files = new List<SourceFile>();
        for (var step = 0; step < 8; step++)
        {
            files.Add(StepFiles.Next(schema, StepFiles.Read(files), $"{step}"));
            var histories = StepFiles.Read(files);
            AssertSound(histories);
            Assert.Equal(CanonicalSchema.Write(schema), histories.Find("Shop")!.Schema!.ToJson());
            Assert.Equal(CanonicalSchema.Hash(schema), histories.Find("Shop")!.Heads.Single().Step!.Result);
            schema = schemas.Edit(schemas.Edit(schemas.Edit(schema)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Steps_in_any_order_of_files_give_the_same_schema(int seed)
    {
        var (_, one, other, _) = Branches(seed);
        SourceFile[] files = [one[0], .. one[1..], .. other[1..]];
        var shuffled = files.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(StepFiles.Read(files).Find("Shop")!.Schema, StepFiles.Read(shuffled).Find("Shop")!.Schema);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Branches_that_touch_different_things_merge_in_either_order(int seed)
    {
        var (_, one, other, expected) = Branches(seed);
        var oneFirst = StepFiles.Read([.. one, .. other[1..]]);
        var otherFirst = StepFiles.Read([one[0], .. Renamed(one[1..], "z"), .. Renamed(other[1..], "a")]);
        AssertSound(oneFirst);
        AssertSound(otherFirst);
        Assert.Equal(expected.ToJson(), oneFirst.Find("Shop")!.Schema!.ToJson());
        Assert.Equal(expected, otherFirst.Find("Shop")!.Schema);
        Assert.NotEqual(oneFirst.Find("Shop")!.Steps.Select(step => step.Hash), otherFirst.Find("Shop")!.Steps.Select(step => step.Hash));
    }

    static IEnumerable<SourceFile> Renamed(IEnumerable<SourceFile> files, string prefix) =>
        files.Select(file => file with { Path = prefix + file.Path });

    // Two branches from one schema of two halves, each edited in one half, and the schema in which both edits are.
    static (SchemaModel Base, SourceFile[] One, SourceFile[] Other, Snapshot Merged) Branches(int seed)
    {
        var random = new Random(seed);
        var schemas = new RandomSchema(random, 0);
        var common = schemas.First();
        while (common.Tables.Count < 4)
            common = schemas.Edit(common);
        var first = StepFiles.Next(common, StepHistories.None, "0");
        var half = common.Tables.Count / 2;
        var one = Branch(common, first, new RandomSchema(random, 1), [.. common.Tables.Take(half).Select(table => table.Id)], "1");
        var other = Branch(common, first, new RandomSchema(random, 2), [.. common.Tables.Skip(half).Select(table => table.Id)], "2");
        return (common, one.Files, other.Files, Merge(Snapshot.Of(common), Snapshot.Of(one.Schema), Snapshot.Of(other.Schema)));
    }

    static (SourceFile[] Files, SchemaModel Schema) Branch(SchemaModel schema, SourceFile first, RandomSchema schemas, Guid[] tables, string name)
    {
        var files = new List<SourceFile> { first };
        for (var step = 0; step < 3; step++)
        {
            foreach (var table in tables)
                schema = schemas.EditTable(schemas.EditTable(schema, table), table);
            files.Add(StepFiles.Next(schema, StepFiles.Read(files), $"{name}{step}"));
        }
        return ([.. files], schema);
    }

    // Item by item: what a branch did to it counts.
    static Snapshot Merge(Snapshot common, Snapshot one, Snapshot other)
    {
        var kept = from id in one.Items.Concat(other.Items).Select(item => item.Id).Distinct()
                   where !common.Contains(id) || (one.Contains(id) && other.Contains(id))
                   let left = one.Find(id)
                   select left is null || left.Equals(common.Find(id)) ? other.Find(id) ?? left : left;
        return new(kept.ToDictionary(item => item.Id));
    }

    static void AssertSound(StepHistories histories) =>
        Assert.Equal([], histories.Problems.Where(problem => AboutSteps.Contains(problem.Rule.Id) || problem.Rule.Id[3] != '3'));
}
