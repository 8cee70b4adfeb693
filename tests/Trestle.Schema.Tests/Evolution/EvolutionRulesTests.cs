using System.Text.RegularExpressions;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Rules;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

/// <summary>A rule of evolution is a check, a page and a case, with the same name; its page shows steps by the schemas that they lead to.</summary>
public sealed partial class EvolutionRulesTests
{
    static readonly string[] Headings = ["## What it means", "## A failing snippet", "## The fixed snippet", "## When to suppress", "## Since"];

    public static TheoryData<string> Ids => [.. EvolutionRules.All.Select(rule => rule.Id)];

    /// <summary>Rules about schemas: those about the step files themselves show parts of such files.</summary>
    public static TheoryData<string> IdsAboutSchemas => [.. EvolutionRules.All.Select(rule => rule.Id).Where(id => id == "TRS3001" || string.CompareOrdinal(id, "TRS3010") >= 0)];

    [Fact]
    public void Every_declared_rule_is_listed_once_in_order()
    {
        var declared = typeof(EvolutionRules).GetProperties().Where(property => property.PropertyType == typeof(Rule)).Select(property => ((Rule)property.GetValue(null)!).Id);
        Assert.Equal(declared.Order(StringComparer.Ordinal), EvolutionRules.All.Select(rule => rule.Id));
        Assert.Distinct(EvolutionRules.All.Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page(string id)
    {
        var page = Page(id);
        Assert.StartsWith($"# {id}: {EvolutionRules.All.Single(rule => rule.Id == id).Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(Headings, page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_case(string id) =>
        Assert.Contains(ConformanceCase.Evolution, item => File.ReadAllText(item.Expected("problems.txt")).Contains($" {id}: ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(IdsAboutSchemas))]
    public void The_snippets_of_a_page_fail_and_are_fixed(string id)
    {
        var history = Blocks(id, 1);
        var steps = History(history[..^1]);
        Assert.Equal([id], Dangers(history[^1], steps).Where(found => found != "TRS3001" || id == "TRS3001").Distinct());
        Assert.Equal([], Dangers(Blocks(id, 2).Single(), steps).Where(found => found != "TRS3001"));
    }

    [Fact]
    public void No_page_outlives_its_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "analyzers", "rules"), "TRS3*.md").Select(path => Path.GetFileNameWithoutExtension(path));
        Assert.Equal(EvolutionRules.All.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    static StepHistories History(IEnumerable<string> schemas)
    {
        var files = new List<SourceFile>();
        foreach (var text in schemas)
        {
            var schema = SchemaCompiler.Compile(new SourceFile("a.schema.yaml", text)).Schemas.Single();
            files.Add(StepFiles.Next(schema, StepFiles.Read(files), $"{files.Count}"));
        }
        return StepFiles.Read(files);
    }

    // What the steps themselves leave to acknowledge is not what the page is about.
    static IEnumerable<string> Dangers(string schema, StepHistories steps) =>
        SchemaCompiler.Compile([SchemaParser.Parse(new("a.schema.yaml", schema))], steps).Problems
            .Where(problem => problem.Span.Path == "a.schema.yaml")
            .Select(problem => problem.Rule.Id);

    static string[] Blocks(string id, int section)
    {
        var page = Page(id);
        var from = page.IndexOf(Headings[section], StringComparison.Ordinal);
        var to = page.IndexOf(Headings[section + 1], StringComparison.Ordinal);
        return [.. YamlBlock().Matches(page[from..to]).Select(match => match.Groups[1].Value)];
    }

    static string Page(string id) => File.ReadAllText(Path.Combine(Repository.Root, "analyzers", "rules", $"{id}.md"));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
