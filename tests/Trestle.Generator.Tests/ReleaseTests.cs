using Trestle.Generator.Tests.Harness;
using Trestle.Schema.Rules;

namespace Trestle.Generator.Tests;

/// <summary>The release notes of rules: each that can be reported has its line, and no other has.</summary>
public sealed class ReleaseTests
{
    static IEnumerable<Rule> Rules => SchemaRules.All.Concat(AdviceRules.All).Concat(EvolutionRules.All).Append(GeneratorRules.InternalError);

    [Fact]
    public void Every_rule_has_its_line_and_every_line_its_rule()
    {
        var lines = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(name => File.ReadLines(Path.Combine(Repository.Root, "generator", "Trestle.Generator", name)))
            .Where(line => line.StartsWith("TRS", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[0], cells[1], cells[2], cells[3]));
        var expected = Rules.Select(rule => (rule.Id, "Trestle", rule.Severity.ToString(), rule.Title));
        Assert.Equal(expected.Order(), lines.Order());
    }

    [Fact]
    public void The_bug_rule_has_a_page() => Assert.True(File.Exists(Path.Combine(Repository.Root, GeneratorRules.InternalError.Page)));
}
