using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Trestle.Analyzers.Rules;
using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>A rule is a check, a page, a marked snippet and a line in the release notes, with the same id.</summary>
public sealed partial class RulesTests
{
    static readonly string[] Headings = ["## What it means", "## A failing snippet", "## The fixed snippet", "## When to suppress", "## Since"];

    public static TheoryData<string> Ids => [.. UsageRules.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_declared_rule_is_listed_once_in_order()
    {
        var declared = new[] { typeof(ReadRules), typeof(WriteRules), typeof(TransactionRules), typeof(LifetimeRules) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id);
        Assert.Equal(declared.Order(StringComparer.Ordinal), UsageRules.All.Select(rule => rule.Id));
        Assert.Distinct(UsageRules.All.Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_and_a_help_link_to_it(string id)
    {
        var rule = Find(id);
        var page = Page(id);
        Assert.Equal($"analyzers/rules/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(Headings, page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_snippets_of_a_page_fail_and_are_fixed(string id)
    {
        Assert.Equal([id], (await Snippet(id, 1)).Select(diagnostic => diagnostic.Id).Distinct());
        Assert.Empty((await Snippet(id, 2)).Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_is_a_fact_and_a_remedy(string id)
    {
        var message = Find(id).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.Contains(". ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_is_marked_in_the_faulty_corpus_or_in_that_of_fixes()
    {
        var marked = from folder in new[] { "Faulty", "Fixes" }
                     from name in Repository.Names(folder, "*.cs").Select(row => row.Data)
                     from mark in Marks.In(name, Repository.Read(folder, name))
                     select mark[^"TRS0000".Length..];
        Assert.Equal(UsageRules.All.Select(rule => rule.Id), marked.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_its_line_in_the_release_notes_and_every_line_its_rule()
    {
        var lines = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(name => File.ReadLines(Path.Combine(Repository.Root, "analyzers", "Trestle.Analyzers", name)))
            .Where(line => line.StartsWith("TRS", StringComparison.Ordinal));
        Assert.Equal(UsageRules.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"), lines);
    }

    [Fact]
    public void No_page_outlives_its_rule() => Assert.Equal(
        UsageRules.All.Select(rule => rule.Id),
        Directory.GetFiles(Repository.Rules, "TRS4*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_can_be_fixed_is_a_rule() => Assert.Empty(FixableRules.Ids.Except(UsageRules.All.Select(rule => rule.Id)));

    static DiagnosticDescriptor Find(string id) => UsageRules.All.Single(rule => rule.Id == id);

    static string Page(string id) => File.ReadAllText(Path.Combine(Repository.Rules, id + ".md"));

    static async Task<IEnumerable<Diagnostic>> Snippet(string id, int section)
    {
        var page = Page(id);
        var text = page[page.IndexOf(Headings[section], StringComparison.Ordinal)..page.IndexOf(Headings[section + 1], StringComparison.Ordinal)];
        var code = $"using Corpus;\nusing Trestle;\nusing Trestle.Lmdb;\n\npublic static class Snippet\n{{\n{Block().Match(text).Groups[1].Value}}}\n";
        var snippets = Snippets.Of([("page.cs", code)], id == "TRS4301" ? SnippetOptions.Server : SnippetOptions.Embedded);
        Assert.Empty(await snippets.Errors());
        return await snippets.Diagnostics();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
