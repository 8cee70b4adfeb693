using System.Diagnostics;
using System.Globalization;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Tests;

/// <summary>Large and hostile files end quickly, with a located problem.</summary>
public sealed class LimitsTests(ITestOutputHelper output)
{
    const string Head = "schema: Shop\nnamespace: Samples.Shop\n";
    const int Megabytes = 1;

    // Far above what the slowest needs (about a second) even on a machine with much else to do; anything worse than linear takes hours.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["brackets"] = () => Repeat("["),
        ["braces"] = () => Repeat("{a: "),
        ["dashes"] = () => Repeat("- "),
        ["questions"] = () => Repeat("? "),
        ["indents"] = () => string.Concat(Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "a:\n")),
        ["colons"] = () => Repeat(":"),
        ["quotes"] = () => Repeat("'a' "),
        ["one quote"] = () => "schema: \"" + Repeat("x"),
        ["one plain text"] = () => "schema: " + Repeat("word\n  word "),
        ["one key"] = () => Repeat("x") + ": y",
        ["anchors"] = () => Repeat("&a "),
        ["aliases"] = () => "[" + Repeat("*a, "),
        ["a bomb"] = Bomb,
        ["documents"] = () => Repeat("---\n"),
        ["comments"] = () => Repeat("# x\n"),
        ["blank lines"] = () => Repeat("\n"),
        ["spaces"] = () => Repeat(" "),
        ["tabs"] = () => Repeat("\t\n"),
        ["NULs"] = () => Repeat("\0"),
        ["unknown words"] = () => Head + Numbered("w{0}: x\n"),
        ["misspelt words"] = () => Head + Numbered("doc{0}: x\n"),
        ["duplicate keys"] = () => Head + Repeat("doc: x\n"),
        ["enums"] = () => Head + "enums:\n" + Numbered("  E{0}: {{ a: 1 }}\n"),
        ["members"] = () => Head + "enums:\n  E:\n" + Numbered("    m{0}: {0}\n"),
        ["equal members"] = () => Head + "enums:\n  E:\n" + Numbered("    m{0}: 1\n"),
        ["structs in a chain"] = () => Head + "structs:\n" + Numbered("  S{0}: {{ s: S{1} @1 }}\n"),
        ["structs in cycles"] = () => Head + "structs:\n" + Numbered("  S{0}: {{ s: S{0} @1 }}\n"),
        ["unknown types"] = () => Head + "structs:\n" + Numbered("  S{0}: {{ s: Z{1}abcdefghijklmnopqrstuvwxyz @1 }}\n"),
        ["types in types"] = () => Head + "structs: { S: { a: " + string.Concat(Enumerable.Repeat("list<", 1_000_000)) + " } }",
        ["arguments"] = () => Head + "structs: { S: { a: \"decimal(" + string.Concat(Enumerable.Repeat("1,", 1_000_000)) + "1) @1\" } }",
        ["fields"] = () => Table(Numbered("      f{0}: int32 @2\n"), "id"),
        ["fields without tags"] = () => Table(Numbered("      f{0}: int32\n"), "id"),
        ["key fields"] = () => Table("", "[" + Repeat("id, ") + "id]"),
        ["unknown key fields"] = () => Table("", "[" + Numbered("k{0}, ") + "id]"),
        ["indexes"] = () => Table("", "id") + "    indexes:\n" + Numbered("      I{0}: {{ by: id }}\n"),
        ["parts and indexes"] = () => Table("", "[" + Repeat("id, ") + "id]") + "    indexes:\n" + Numbered("      I{0}: {{ by: id }}\n"),
        ["references"] = () => Table("", "id") + "    references:\n" + Numbered("      r{0}: {{ to: orders, by: id }}\n"),
        ["unknown tables"] = () => Table("", "id") + "    references:\n" + Numbered("      r{0}: {{ to: t{0}, by: id }}\n"),
        ["a condition"] = () => Table("", "id") + "    indexes: { I: { by: id, where: \"id == 1" + Repeat(" and id == 1") + "\" } }\n",
        ["a long number"] = () => Table("      n: { type: int64, tag: 2, default: " + Repeat("9") + " }\n", "id"),
        ["tables"] = () => Head + "tables:\n" + Numbered("  t{0}: {{ record: T{0}, id: 10000000-0000-0000-0000-{0:D12}, key: id, fields: {{ id: uuid @1 }} }}\n"),
        ["equal tables"] = () => Head + "tables:\n" + Numbered("  t{0}: {{ record: T, key: id, fields: {{ id: uuid @1 }} }}\n"),
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_ends_quickly(string name)
    {
        var text = Texts[name]();
        var watch = Stopwatch.StartNew();
        var compilation = SchemaCompiler.Compile(new SourceFile("hostile.schema.yaml", text));
        output.WriteLine($"{text.Length / 1e6:F1} M characters, {compilation.Problems.Count} problems, {watch.Elapsed.TotalSeconds:F2} s");
        Assert.True(watch.Elapsed < Limit, $"It took {watch.Elapsed}.");
        Assert.InRange(compilation.Problems.Count, 0, 2100);
        Assert.All(compilation.Problems, problem => Assert.InRange(problem.Span.Start, 0, text.Length));
    }

    [Fact]
    public void A_file_of_more_than_8_MiB_is_refused_unread()
    {
        var compilation = SchemaCompiler.Compile(new SourceFile("big.schema.yaml", new string('#', 10_000_000)));
        Assert.Equal("TRS1007", Assert.Single(compilation.Problems).Rule.Id);
    }

    [Fact]
    public void A_file_of_8_MiB_is_read() =>
        Assert.Empty(SchemaCompiler.Compile(new SourceFile("a.schema.yaml", (Head + "enums: { Kind: { card: 1 } }\n").PadRight(8 * 1024 * 1024, '\n'))).Problems);

    [Fact]
    public void After_a_thousand_problems_the_rest_is_counted_out()
    {
        var problems = SchemaParser.Parse(new SourceFile("a.schema.yaml", Head + Numbered("w{0}: x\n"))).Problems;
        Assert.Equal(1001, problems.Count);
        Assert.Equal(SchemaRules.TooManyProblems, problems[1000].Rule);
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(100_000, true)]
    public void Nesting_ends_at_64_levels(int depth, bool isTooDeep)
    {
        var problems = SchemaParser.Parse(new SourceFile("a.schema.yaml", new string('[', depth) + new string(']', depth))).Problems;
        Assert.Equal(isTooDeep, problems.Any(problem => problem.Rule == SchemaRules.TooDeep));
    }

    [Fact]
    public void Thousands_of_right_tables_compile()
    {
        var compilation = SchemaCompiler.Compile(new SourceFile("a.schema.yaml", Texts["tables"]()));
        Assert.Empty(compilation.Problems);
        Assert.True(Assert.Single(compilation.Schemas).Tables.Count > 8_000);
    }

    static string Table(string fields, string key) =>
        Head + $"tables:\n  orders:\n    record: Order\n    id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11\n    key: {key}\n    fields:\n      id: uuid @1\n{fields}";

    static string Bomb()
    {
        var levels = Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        return "a0: &a0 [x]\n" + string.Concat(levels);
    }

    static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, Megabytes * 1_000_000 / part.Length));

    static string Numbered(string format)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; text.Length < Megabytes * 1_000_000; i++)
            text.AppendFormat(CultureInfo.InvariantCulture, format, i, i + 1);
        return text.ToString();
    }
}
