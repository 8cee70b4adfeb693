using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

public sealed class HistoryTests
{
    const string Shop = """
        schema: Shop
        namespace: Samples.Shop
        tables:
          orders:
            record: Order
            id: 22222222-0000-4000-8000-000000000001
            key: id
            fields:
              id: uuid @1
              note: string? @2

        """;

    const string Price = "      price: int64? @3\n";
    const string Ranked = "      rank: int32? @4\n";

    static readonly SourceFile First = StepFiles.Next(Compile(Shop), StepHistories.None, "first");

    [Fact]
    public void Two_branches_may_make_the_same_change()
    {
        var left = Step(Shop + Price, "left", First);
        var right = Step(Shop + Price + Ranked, "right", First);
        var histories = StepFiles.Read(First, left, right);
        Assert.Empty(histories.Problems);
        Assert.Equal(CanonicalSchema.Write(Compile(Shop + Price + Ranked)), histories.Find("Shop")!.Schema!.ToJson());
        Assert.Equal(2, histories.Find("Shop")!.Heads.Count);
    }

    [Fact]
    public void A_history_may_come_back_to_a_schema_that_it_had()
    {
        var there = Step(Shop.Replace("note:", "text:", StringComparison.Ordinal), "there", First);
        var back = Step(Shop, "back", First, there);
        var histories = StepFiles.Read(First, there, back);
        Assert.Empty(histories.Problems);
        Assert.Equal(3, histories.Find("Shop")!.Steps.Count);
        Assert.Equal(StepParser.Parse(First).Step!.Result, StepParser.Parse(back).Step!.Result);
    }

    [Fact]
    public void Comments_layout_and_acknowledgements_do_not_change_the_hash_of_a_step()
    {
        var text = First.Text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("changes:", "# reviewed\r\nchanges:  # all of them", StringComparison.Ordinal);
        var edited = StepParser.Parse(First with { Text = text.TrimEnd() + "\r\n    acknowledge: It is fine.\r\n" });
        Assert.Equal(StepParser.Parse(First).Hash, edited.Step!.Hash);
        Assert.Empty(StepHistories.Of([edited]).Problems);
    }

    [Fact]
    public void The_hash_of_a_schema_does_not_depend_on_how_it_is_written()
    {
        const string Enums = "enums: { A: { x: 1 } }\n";
        var one = Compile(Enums + Shop);
        var split = SchemaCompiler.Compile(new SourceFile("b.schema.yaml", "# a part\nschema: Shop\nenums:\n  A:\n    x: 1   # one\n"), new SourceFile("a.schema.yaml", Shop)).Schemas.Single();
        Assert.Equal(CanonicalSchema.Hash(one), CanonicalSchema.Hash(split));
    }

    [Fact]
    public void A_copy_of_a_step_is_the_step() =>
        Assert.Empty(StepFiles.Read(First, First with { Path = "copy.migration.yaml" }).Problems);

    [Fact]
    public void Two_first_steps_that_say_the_same_merge()
    {
        var other = Step(Shop + Price);
        var histories = StepFiles.Read(First, other);
        Assert.Empty(histories.Problems);
        Assert.Equal(CanonicalSchema.Write(Compile(Shop + Price)), Assert.Single(histories.All).Schema!.ToJson());
    }

    [Fact]
    public void A_type_of_a_million_brackets_is_refused_and_not_taken_apart()
    {
        var text = First.Text.Replace("type: uuid", $"type: \"{new string('<', 1_000_000)}\"", StringComparison.Ordinal);
        Assert.Equal(["TRS3007"], StepFiles.Read(First with { Text = text }).Problems.Select(problem => problem.Rule.Id));
    }

    [Fact]
    public void Steps_that_follow_each_other_in_a_circle_are_reported()
    {
        var hash = StepParser.Parse(First).Hash;
        var next = Step(Shop + Price, "next", First);
        var circle = First with { Text = First.Text.Replace("result:", $"parents: [{StepParser.Parse(next).Hash}]\nresult:", StringComparison.Ordinal) };
        var problems = StepFiles.Read(circle, next).Problems.ToArray();
        Assert.Contains(problems, problem => problem.Rule.Id == "TRS3002");
        Assert.Contains(hash[..12], problems[0].Message, StringComparison.Ordinal);
    }

    static SourceFile Step(string schema, string name = "other", params SourceFile[] before) =>
        StepFiles.Next(Compile(schema), StepFiles.Read(before), name);

    static SchemaModel Compile(string text) => SchemaCompiler.Compile(new SourceFile("shop.schema.yaml", text)).Schemas.Single();
}
