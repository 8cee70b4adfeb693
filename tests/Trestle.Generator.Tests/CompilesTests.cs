using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

public sealed class CompilesTests
{
    public static TheoryData<string> ValidCases => [.. Repository.ValidCases];

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void Every_valid_schema_gives_code_without_a_warning(string name)
    {
        var run = GeneratorRun.Over(Repository.ValidCase(name));
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerMessages());
    }
}
