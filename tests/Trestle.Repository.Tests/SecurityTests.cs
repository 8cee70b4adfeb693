using System.Text.RegularExpressions;

namespace Trestle.Repository.Tests;

/// <summary>What SECURITY.md promises is tested by what it names.</summary>
public sealed partial class SecurityTests
{
    static string Page => Repository.Read("SECURITY.md");

    [Fact]
    public void Every_promise_names_a_test()
    {
        var promises = Page.Split('\n').Where(line => line.StartsWith("| **", StringComparison.Ordinal)).ToList();
        Assert.True(promises.Count > 8, "The table of promises is gone.");
        Assert.All(promises, promise => Assert.Matches(TestName(), promise.Split('|')[^2]));
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var sources = Repository.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(Repository.Read).ToList();
        Assert.All(
            TestName().Matches(Page),
            test => Assert.True(
                sources.Exists(source => Declares(source, $"class {test.Groups["class"].Value}") && source.Contains($" {test.Groups["test"].Value}(", StringComparison.Ordinal)),
                $"There is no test {test.Value}."));
    }

    static bool Declares(string source, string type) => Regex.IsMatch(source, $@"\b{type}\b");

    [GeneratedRegex("`(?<class>[A-Z]\\w+)\\.(?<test>[A-Z][A-Za-z0-9]*_\\w+)`")]
    private static partial Regex TestName();
}
