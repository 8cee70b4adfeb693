using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

public sealed class EvolutionConformanceTests
{
    public static TheoryData<string> Cases => [.. ConformanceCase.Evolution.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_schema_with_steps_gives_exactly_its_problems(string name)
    {
        var item = ConformanceCase.Find("evolution", name);
        Assert.Equal([], item.Compile().Problems);
        Golden.Check(item.Expected("problems.txt"), string.Concat(item.CompileWithSteps().Problems.Select(ConformanceCase.Line)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_in_any_order_give_equal_problems(string name)
    {
        var item = ConformanceCase.Find("evolution", name);
        var reversed = SchemaCompiler.Compile(item.Files.Select(SchemaParser.Parse), StepFiles.Read(item.Steps.Reverse()));
        Assert.Equal(item.CompileWithSteps(), reversed);
    }
}
