using Trestle.Schema.Evolution.History;
using Trestle.Schema.Fixing;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>What problems are put right with: one change at one place, in the style of the file.</summary>
public sealed class FixingTests
{
    const string Head = "schema: Shop\nnamespace: Samples.Shop\ntables:\n";
    const string Orders = Head + "  orders:\n    record: Order\n    id: 22222222-0000-4000-8000-000000000001\n    key: id\n";

    public static TheoryData<string, string, string> Changes => new()
    {
        { "TRS1018", Head + "  orders:\n    record: Order # one\n    key: id\n    fields: { id: int32 @1 }\n", "    record: Order # one\n    id: *\n    key: id\n" },
        { "TRS1018", Head + "  orders:\n    key: id\n    record: Order\n    fields: { id: int32 @1 }\n", "  orders:\n    id: *\n    key: id\n" },
        { "TRS1018", Head + "  orders: {record: Order, key: id, fields: { id: int32 @1 }}\n", "  orders: {id: *, record: Order, key: id," },
        { "TRS1018", Orders + "    fields: { id: int32 @1, n: int32 @2 }\n    indexes:\n      ByN: { by: [n] } # n\n", "      ByN: { id: *, by: [n] } # n\n" },
        { "TRS1016", Orders + "    fields:\n      id: int32 @1\n      note: string? # free\n", "      note: string? @2 # free\n" },
        { "TRS1016", Orders + "    fields: { id: int32 @1, note: string? }\n", "note: string? @2 }" },
        { "TRS1016", Orders + "    fields: { id: int32 @1, total: \"decimal(9,2)\" }\n", "total: \"decimal(9,2) @2\" }" },
        { "TRS1016", Orders + "    fields: { id: int32 @1, note: { type: string? } }\n", "note: { type: string?, tag: 2 }" },
        { "TRS1016", Orders + "    fields:\n      id: int32 @1\n      note:\n        type: string?\n        doc: |\n          Free.\n", "          Free.\n        tag: 2\n" },
        { "TRS2029", Orders.Replace("key: id", "key: [id, name]") + "    fields: { id: int32 @1, name: string @2 }\n", "name: string(200) @2 }" },
        { "TRS2029", Orders + "    fields:\n      id: int32 @1\n      name: { type: string?, tag: 2 }\n    indexes:\n      ByName: { id: 22222222-0000-4000-8000-000000000011, by: [name] }\n", "{ type: string(200)?, tag: 2 }" },
        { "TRS2029", Orders + "    fields:\n      id: bytes(300) @1\n      data: bytes? @2\n    indexes:\n      ByData: { id: 22222222-0000-4000-8000-000000000011, by: [data] }\n", "      data: { type: bytes?, tag: 2, maxLength: 100 }\n" },
        { "TRS2029", Orders + "    fields:\n      id: int32 @1\n      data: { type: bytes, tag: 2 }\n    indexes:\n      ByData: { id: 22222222-0000-4000-8000-000000000011, by: [data] }\n", "      data: { type: bytes, tag: 2, maxLength: 200 }\n" },
        { "TRS2101", Orders + "    fields:\n      id: int32 @1\n      after: int32? @2 # the one before\n    # to itself\n    references:\n      after: { to: orders }\n", "# the one before\n    indexes:\n      ByAfter: { id: *, by: [after] }\n    # to itself\n    references:\n" },
        { "TRS2101", Orders + "    fields: { id: int32 @1, after: int32? @2, no: int32 @3 }\n    indexes:\n      # by number\n      ByNo:\n        id: 22222222-0000-4000-8000-000000000011\n        by: [no] # low first\n    references: { after: { to: orders } }", "        by: [no] # low first\n      ByAfter: { id: *, by: [after] }\n    references:" },
        { "TRS2101", Orders + "    fields: { id: int32 @1, after: int32? @2, no: int32 @3 }\n    indexes: { ByAfter: { id: 22222222-0000-4000-8000-000000000011, by: [no, after] } }\n    references: { after: { to: orders } }\n", "by: [no, after] }, ByAfter2: { id: *, by: [after] } }\n" },
        { "TRS2101", Orders + "    references: { after: { to: orders } }\n    fields: { id: int32 @1, after: int32? @2 }", "after: int32? @2 }\n    indexes:\n      ByAfter: { id: *, by: [after] }" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_problem_is_put_right_and_nothing_else_changes(string rule, string before, string expected)
    {
        var file = new SourceFile("shop.schema.yaml", before);
        var problem = Assert.Single(Problems(before), problem => problem.Rule.Id == rule);
        var fix = new SchemaFixes(file).Find(problem);
        Assert.NotNull(fix);
        var after = fix.ApplyTo(before);
        Assert.Contains(expected.Replace("*", Offered(problem.Remedy!), StringComparison.Ordinal), after, StringComparison.Ordinal);
        Assert.Equal(before, after.Remove(fix.Start, fix.Text.Length).Insert(fix.Start, before.Substring(fix.Start, fix.Length)));
        Assert.Empty(Problems(after));
    }

    [Fact]
    public void Several_unbounded_fields_of_a_key_are_left_to_people() => Assert.Null(Problems(
        Orders.Replace("key: id", "key: [id, name]", StringComparison.Ordinal) + "    fields: { id: string @1, name: string @2 }\n")[0].Remedy);

    [Fact]
    public void What_a_file_lacks_is_added_round_by_round()
    {
        const string Bare = Head + "  orders:\n    record: Order\n    key: [no, code]\n    fields:\n      no: int32\n      code: string\n      a: int32?\n      b: string\n"
            + "    references:\n      up: { to: orders, by: [a, b] }\n      down: { to: orders, by: [a, code] }\n";
        var mended = Mend(Bare.Replace("b: string", "b: string(200)", StringComparison.Ordinal), _ => true);
        Assert.Empty(Problems(mended.File.Text));
        Assert.Equal(["TRS1016", "TRS1016", "TRS1016", "TRS1016", "TRS1018", "TRS2029", "TRS2101", "TRS2101"], mended.Made.Select(problem => problem.Rule.Id).Order());
    }

    [Fact]
    public void What_is_not_wanted_is_not_mended()
    {
        const string Bare = Head + "  orders:\n    record: Order\n    key: no\n    fields: { no: int32 }\n";
        Assert.Equal(["TRS1016"], Mend(Bare, rule => rule == SchemaRules.MissingTag).Made.Select(problem => problem.Rule.Id));
    }

    [Fact]
    public void No_file_of_the_corpus_gets_worse()
    {
        foreach (var item in ConformanceCase.Invalid.Concat(ConformanceCase.Advice))
        {
            foreach (var (before, after) in item.Files.Zip(new SchemaMending(Guid.NewGuid, _ => true).Mend(item.Files)))
                Assert.True(SchemaParser.Parse(after.File).Problems.Count <= SchemaParser.Parse(before).Problems.Count, $"{item.Name}: {after.File.Text}");
        }
    }

    static MendedFile Mend(string text, Func<Rule, bool> isWanted) =>
        Assert.Single(new SchemaMending(Guid.NewGuid, isWanted).Mend([new SourceFile("shop.schema.yaml", text)]));

    static Problem[] Problems(string text) =>
        [.. SchemaCompiler.Compile([SchemaParser.Parse(new("shop.schema.yaml", text))], StepHistories.None, TableSizes.None).Problems];

    static string Offered(Remedy remedy) => remedy switch
    {
        AddId id => id.Offered.ToString(),
        AddIndex index => index.Offered.ToString(),
        _ => "*",
    };
}
