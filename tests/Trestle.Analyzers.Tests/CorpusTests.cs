using System.Text.RegularExpressions;
using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>Correct programs raise nothing, faulty ones exactly what is marked.</summary>
public sealed partial class CorpusTests
{
    public static TheoryData<string> Correct => Repository.Names("Correct", "*.cs");

    public static TheoryData<string> Faulty => Repository.Names("Faulty", "*.cs");

    [Theory]
    [MemberData(nameof(Correct))]
    public async Task Correct_snippets_raise_nothing(string name)
    {
        var snippets = Snippets.Of([(name, Repository.Read("Correct", name))], SnippetOptions.For(name));
        RequireNone(await snippets.Errors());
        RequireNone(await snippets.Diagnostics());
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Faulty_snippets_raise_what_is_marked(string name)
    {
        var text = Repository.Read("Faulty", name);
        var snippets = Snippets.Of([(name, text)], SnippetOptions.For(name));
        Assert.Empty(await snippets.Errors());
        Assert.Equal(Marks.In(name, text).Order(StringComparer.Ordinal), (await snippets.Diagnostics()).Select(Marks.Of).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_at_least_150_correct_snippets() =>
        Assert.InRange(Correct.Sum(row => Snippet().Count(Repository.Read("Correct", row.Data))), 150, int.MaxValue);

    [Theory]
    [MemberData(nameof(RulesTests.Ids), MemberType = typeof(RulesTests))]
    public void Every_rule_is_broken_in_at_least_three_places(string id) =>
        Assert.InRange(Faulty.Sum(row => Marks.In(row.Data, Repository.Read("Faulty", row.Data)).Count(mark => mark.EndsWith(id, StringComparison.Ordinal))), 3, int.MaxValue);

    static void RequireNone(IEnumerable<object> diagnostics) => Assert.False(diagnostics.Any(), string.Join('\n', diagnostics));

    // Each method at the first level of a class is a snippet.
    [GeneratedRegex(@"^    public static [^=;\n]*\(.*\)", RegexOptions.Multiline)]
    private static partial Regex Snippet();
}
