using Microsoft.CodeAnalysis.CSharp;
using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>Code as it is while one types it: no rule may throw, whatever is missing.</summary>
public sealed class RobustnessTests
{
    const int Variants = 12;

    public static TheoryData<string, string> Files =>
        [.. new[] { "Correct", "Faulty", "Fixes" }.SelectMany(folder => Repository.Names(folder, "*.cs").Select(row => (folder, row.Data)))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Unfinished_code_throws_nothing(string folder, string name)
    {
        var text = Repository.Read(folder, name);
        var random = new Random(name.Length);
        var files = Enumerable.Range(0, Variants).Select(i => ($"{i}.cs", $"namespace N{i} {{ {Unfinished(text, random)} }}")).Append(("Seed.cs", File.ReadAllText(Path.Combine(Repository.Corpus, "Seed.cs"))));
        var said = await Snippets.Of(files, SnippetOptions.For(name)).Diagnostics();
        Assert.Empty(said.Where(diagnostic => !diagnostic.Id.StartsWith("TRS", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()));
    }

    // Some tokens are not typed yet, and the end neither.
    static string Unfinished(string text, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().ToList();
        var end = random.Next(2) == 0 ? tokens.Count : random.Next(tokens.Count);
        return string.Concat(tokens.Take(end).Where(_ => random.Next(60) != 0).Select(token => token.ToFullString()));
    }
}
