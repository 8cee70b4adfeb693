using System.Text.RegularExpressions;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>A rule is a check, a page and a case of the conformance corpus, with the same name.</summary>
public sealed partial class RulesTests
{
    static readonly string[] Headings = ["## What it means", "## A failing snippet", "## The fixed snippet", "## When to suppress", "## Since"];

    /// <summary>Rules whose failing file is not one to keep in a folder or on a page, and the test that covers each instead.</summary>
    static readonly Dictionary<string, string> WithoutCase = new()
    {
        ["TRS1007"] = nameof(LimitsTests.A_file_of_more_than_8_MiB_is_refused_unread),
    };

    /// <summary>A page cannot show a control character, nor a thousand problems.</summary>
    static readonly string[] WithoutSnippet = [.. WithoutCase.Keys, "TRS1002", "TRS1024"];

    public static TheoryData<string> Ids => [.. All.Select(rule => rule.Id)];

    static IEnumerable<Rule> All => SchemaRules.All.Concat(AdviceRules.All);

    [Fact]
    public void Every_declared_rule_is_listed_once_in_order()
    {
        var declared = new[] { typeof(SchemaRules), typeof(AdviceRules) }.SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(Rule))
            .Select(property => ((Rule)property.GetValue(null)!).Id);
        Assert.Equal(declared.Order(StringComparer.Ordinal), All.Select(rule => rule.Id));
        Assert.Distinct(All.Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page(string id)
    {
        var rule = Find(id);
        var page = File.ReadAllText(Path.Combine(Repository.Root, rule.Page));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(Headings, page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_snippets_of_a_page_fail_and_are_fixed(string id)
    {
        if (WithoutSnippet.Contains(id))
            return;
        Assert.Equal([id], Compile(id, 1).Problems.Select(problem => problem.Rule.Id).Distinct());
        Assert.Equal([], Compile(id, 2).Problems);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_an_invalid_case(string id)
    {
        if (WithoutCase.ContainsKey(id))
            return;
        Assert.Contains(ConformanceCase.Invalid.Concat(ConformanceCase.Advice), item => File.ReadAllText(item.Expected("problems.txt")).Contains($" {id}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_outlives_its_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "analyzers", "rules"), "TRS*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(id => id.StartsWith("TRS1", StringComparison.Ordinal) || id.StartsWith("TRS2", StringComparison.Ordinal));
        Assert.Equal(All.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    static Rule Find(string id) => All.Single(rule => rule.Id == id);

    // Each block of a section is a file of one schema; one of tables alone is a stats file.
    static SchemaCompilation Compile(string id, int section)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, Find(id).Page));
        var from = page.IndexOf(Headings[section], StringComparison.Ordinal);
        var to = page.IndexOf(Headings[section + 1], StringComparison.Ordinal);
        var blocks = YamlBlock().Matches(page[from..to]);
        Assert.NotEmpty(blocks);
        var files = blocks.Select((block, i) => new SourceFile($"{i}.yaml", block.Groups[1].Value))
            .ToLookup(file => AdviceRules.All.Contains(Find(id)) && file.Text.StartsWith("tables:", StringComparison.Ordinal));
        return AdviceRules.All.Contains(Find(id))
            ? SchemaCompiler.Compile(files[false].Select(SchemaParser.Parse), StepHistories.None, TableSizes.Of(files[true].Select(StatsParser.Parse)))
            : SchemaCompiler.Compile([.. files[false]]);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
