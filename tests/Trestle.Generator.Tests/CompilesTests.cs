using Trestle.Generator.Tests.Harness;
using Trestle.Schema.Rules;

namespace Trestle.Generator.Tests;

public sealed class CompilesTests
{
    public static TheoryData<string> ValidCases => [.. Repository.ValidCases];

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Every_valid_schema_gives_code_without_a_warning(string name)
    {
        var run = GeneratorRun.Over(Repository.ValidCase(name));
        Assert.Empty(run.Diagnostics.Where(diagnostic => AdviceRules.All.All(rule => rule.Id != diagnostic.Id)));
        Assert.Empty(run.CompilerMessages());
    }
}
