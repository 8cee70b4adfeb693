using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Plans;
using Trestle.Schema.Model;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

public sealed class PlanTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Renames_take_no_name_that_something_has(int seed)
    {
        var random = new Random(seed);
        var schemas = new RandomSchema(random, 0);
        var before = schemas.First();
        var after = Shuffled(before, random);
        var (from, to) = (Snapshot.Of(before), Snapshot.Of(after));
        Follow(LogicalPlan.Forward(from, to), from, to);
        Follow(LogicalPlan.Backward(from, to), to, from);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_goes_one_way_comes_back_the_other(int seed)
    {
        var schemas = new RandomSchema(new Random(seed), 0);
        var before = schemas.First();
        var after = before;
        for (var i = 0; i < 6; i++)
            after = schemas.Edit(after);
        var (forward, backward) = (LogicalPlan.Forward(Snapshot.Of(before), Snapshot.Of(after)), LogicalPlan.Backward(Snapshot.Of(before), Snapshot.Of(after)));
        Assert.Equal(Ids(forward, Verb.AddField, Verb.RestoreField), Ids(backward, Verb.DropField));
        Assert.Equal(Ids(forward, Verb.AddTable), Ids(backward, Verb.DropTable));
        Assert.Equal(Ids(forward, Verb.DropField), Ids(backward, Verb.RestoreField));
        Assert.Equal(Ids(forward, Verb.RequireField), Ids(backward, Verb.RelaxField));
        Assert.DoesNotContain(forward, operation => operation.Verb is Verb.RestoreField or Verb.RestoreTable);
        Assert.Empty(LogicalPlan.Forward(Snapshot.Of(after), Snapshot.Of(after)));
    }

    [Fact]
    public void An_operation_is_a_line_of_a_verb_and_an_identity()
    {
        var table = ItemId.Table(Guid.Parse("0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11"));
        Assert.Equal("rebuild-index index 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11 of " + table, new Operation(Verb.RebuildIndex, table.Index(Guid.Parse("0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11"))).ToString());
        Assert.Equal($"rename field 3 of {table} note > text", new Operation(Verb.Rename, table.Field(3), "note", "text").ToString());
    }

    // Names of tables change places in a circle, and so do those of the fields of each; what refers to fields follows.
    static SchemaModel Shuffled(SchemaModel schema, Random random)
    {
        var names = schema.Tables.Select(table => table.Name).ToArray();
        random.Shuffle(names);
        var renamed = schema.Tables.Zip(names).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return schema with
        {
            Tables = new(schema.Tables.Select(table => Shuffled(table, random) with { Name = renamed[table.Name] }).Select(table => table with
            {
                References = new(table.References.Select(reference => reference with { To = renamed[reference.To] })),
            }).OrderBy(table => table.Name, StringComparer.Ordinal)),
        };
    }

    static TableModel Shuffled(TableModel table, Random random)
    {
        var names = table.Fields.Select(field => field.Name).ToArray();
        random.Shuffle(names);
        var renamed = table.Fields.Zip(names).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        return table with
        {
            Key = new(table.Key.Select(name => renamed[name])),
            Fields = new(table.Fields.Select(field => field with { Name = renamed[field.Name] })),
            Indexes = new(table.Indexes.Select(index => index with
            {
                Parts = new(index.Parts.Select(part => part with { Field = renamed[part.Field] })),
                Include = new(index.Include.Select(name => renamed[name])),
                Where = new(index.Where.Select(comparison => comparison with { Field = renamed[comparison.Field] })),
            })),
            References = new(table.References.Select(reference => reference with { Fields = new(reference.Fields.Select(name => renamed[name])) })),
        };
    }

    static void Follow(IEnumerable<Operation> plan, Snapshot from, Snapshot to)
    {
        var names = from.Items.Where(item => item.Name.Length > 0).ToDictionary(item => item.Id, item => item.Name);
        foreach (var rename in plan)
        {
            Assert.Equal(Verb.Rename, rename.Verb);
            Assert.Equal(rename.From, names[rename.Id]);
            Assert.DoesNotContain(names, pair => pair.Key.Kind == rename.Id.Kind && pair.Key.Owner == rename.Id.Owner && pair.Value == rename.To);
            names[rename.Id] = rename.To;
        }
        Assert.Equal(to.Items.Where(item => item.Name.Length > 0).ToDictionary(item => item.Id, item => item.Name), names);
    }

    static IEnumerable<ItemId> Ids(IEnumerable<Operation> plan, params Verb[] verbs) =>
        plan.Where(operation => verbs.Contains(operation.Verb)).Select(operation => operation.Id);
}
