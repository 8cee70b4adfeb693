using Trestle.Schema.Evolution.History;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>What is said of schemas that compile.</summary>
public sealed class AdviceTests
{
    /// <summary>Valid cases that are about what the language allows, wise or not; what is said of them is right.</summary>
    static readonly string[] Unwise = ["indexes", "references", "several-files"];

    public static TheoryData<string> Cases => [.. ConformanceCase.Advice.Select(item => item.Name)];

    public static TheoryData<string> Wise => [.. ConformanceCase.Valid.Select(item => item.Name).Except(Unwise)];

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*.schema.yaml", SearchOption.AllDirectories).Where(IsSource)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_schema_gets_exactly_its_advice(string name)
    {
        var item = ConformanceCase.Find("advice", name);
        var compilation = item.CompileWithAdvice();
        Assert.Equal(SchemaCompiler.Compile(item.Files).Schemas, compilation.Schemas);
        Golden.Check(item.Expected("problems.txt"), string.Concat(compilation.Problems.Select(ConformanceCase.Line)));
    }

    [Theory]
    [MemberData(nameof(Wise))]
    public void Nothing_is_said_of_a_good_schema(string name) =>
        Assert.Equal("", string.Concat(ConformanceCase.Find("valid", name).CompileWithAdvice().Problems.Select(ConformanceCase.Line)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_is_said_of_the_samples(string path)
    {
        var file = SchemaParser.Parse(new SourceFile(path, File.ReadAllText(path)));
        Assert.Empty(SchemaCompiler.Compile([file], StepHistories.None, TableSizes.None).Problems);
    }

    [Fact]
    public void A_schema_with_an_error_gets_no_advice()
    {
        var item = ConformanceCase.Find("advice", "TRS2101-references");
        var broken = item.Files[0] with { Text = item.Files[0].Text.Replace("agent: uuid?", "agent: uiid?", StringComparison.Ordinal) };
        var problems = SchemaCompiler.Compile([SchemaParser.Parse(broken)], StepHistories.None, TableSizes.None).Problems;
        Assert.DoesNotContain(problems, problem => AdviceRules.All.Contains(problem.Rule));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Advice_never_is_an_error() => Assert.DoesNotContain(AdviceRules.All, rule => rule.Severity == Severity.Error);

    [Fact]
    public void Of_two_stores_the_larger_counts()
    {
        const string Small = "tables: { 22222222-0000-4000-8000-000000000001: { rows: 5, bytes: 100 } }";
        const string Large = "tables: { 22222222-0000-4000-8000-000000000001: { rows: 500, bytes: 90 } }";
        var sizes = TableSizes.Of([StatsParser.Parse(new("a.stats.yaml", Large)), StatsParser.Parse(new("b.stats.yaml", Small))]);
        Assert.Equal(500, Assert.Single(sizes.All).Rows);
    }

    [Theory]
    [InlineData("unitPrice", "unit price")]
    [InlineData("unit_price", "unit price")]
    [InlineData("HTTPPort", "httpport")]
    [InlineData("line2", "line")]
    [InlineData("a_", "a")]
    public void A_name_is_made_of_words(string name, string expected) => Assert.Equal(expected, string.Join(' ', Advice.Words.Of(name)));

    static bool IsSource(string path) => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal) && !path.Replace('\\', '/').Contains("/bin/", StringComparison.Ordinal);
}
