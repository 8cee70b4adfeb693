using Microsoft.CodeAnalysis.CodeFixes;
using Trestle.Analyzers.Rules;
using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>Fixes: what they write, that it compiles, and that it does the same over a store.</summary>
public sealed class FixTests
{
    public static TheoryData<string> Files => [.. Repository.Names("Fixes", "*.cs").Select(row => row.Data).Where(name => !name.EndsWith(".fixed.cs", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Fixed_snippets_are_as_expected_and_leave_nothing_to_fix(string name)
    {
        var before = Fixable(name);
        Assert.Empty(await before.Errors());
        Assert.Equal(Marks.In(name, Repository.Read("Fixes", name)).Order(StringComparer.Ordinal), (await before.Diagnostics()).Select(Marks.Of).Order(StringComparer.Ordinal));
        var after = await FixRun.Everything(before);
        Assert.Empty(await after.Errors());
        Assert.Empty((await after.Diagnostics()).Select(diagnostic => diagnostic.ToString()));
        GoldenFile.Compare(Path.Combine(Repository.Corpus, "Fixes", Path.ChangeExtension(name, ".fixed.cs")), await Text(after, name));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Fixed_snippets_do_the_same_over_a_store(string name)
    {
        using var before = await SnippetProgram.Of(name, Repository.Read("Fixes", name));
        using var after = await SnippetProgram.Of(name, Repository.Read("Fixes", Path.ChangeExtension(name, ".fixed.cs")));
        foreach (var method in before.Methods)
            Assert.Equal($"{method}: {await before.Run(method)}", $"{method}: {await after.Run(method)}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_fix_works_at_its_place(string name)
    {
        var before = Fixable(name);
        foreach (var diagnostic in (await before.Diagnostics()).Where(FixRun.HasFix))
        {
            var after = await FixRun.One(before, diagnostic);
            Assert.Empty(await after.Errors());
            Assert.Equal((await before.Diagnostics()).Length - 1, (await after.Diagnostics()).Length);
        }
    }

    [Fact]
    public async Task Every_rule_with_a_fix_is_fixed_somewhere()
    {
        var fixedRules = new HashSet<string>();
        foreach (var name in Files.Select(row => row.Data))
            fixedRules.UnionWith((await Fixable(name).Diagnostics()).Where(FixRun.HasFix).Select(diagnostic => diagnostic.Id));
        Assert.Equal(FixableRules.Ids.Order(StringComparer.Ordinal), fixedRules.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 4)]
    public async Task All_of_a_kind_are_fixed_in(FixAllScope scope, int documents)
    {
        const string Text = "using Corpus; public static class Snippet { public static bool Any(ShopReadTransaction tx, Guid id) => tx.Customers.Get(id) != null; }";
        var before = TwoProjects.Of(Text);
        var first = (await before.Diagnostics())[0];
        var after = await FixRun.All(before, first, scope);
        Assert.Equal(4 - documents, (await after.Diagnostics()).Length);
        Assert.Empty(await after.Errors());
    }

    static Snippets Fixable(string name) =>
        Snippets.Of([(name, Repository.Read("Fixes", name)), ("Seed.cs", File.ReadAllText(Path.Combine(Repository.Corpus, "Seed.cs")))], SnippetOptions.For(name));

    static async Task<string> Text(Snippets snippets, string name) =>
        (await snippets.Documents.Single(document => document.Name == name).GetTextAsync()).ToString();
}
