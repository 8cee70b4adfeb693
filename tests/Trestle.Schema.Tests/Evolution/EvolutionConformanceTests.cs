using System.Text;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Plans;
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
    public void Each_step_has_its_plan_forward_and_backward(string name)
    {
        var item = ConformanceCase.Find("evolution", name);
        var text = new StringBuilder();
        foreach (var history in StepFiles.Read(item.Steps).All.Where(history => history.Schema is not null))
        {
            foreach (var step in history.Steps.Skip(1))
                Write(text, step.Name, history.Around(step));
            foreach (var schema in item.Compile().Schemas.Where(schema => schema.Name == history.Name))
                Write(text, "not in a step", (history.Schema!, Snapshot.Of(schema)));
        }
        if (text.Length > 0)
            Golden.Check(item.Expected("plan.txt"), text.ToString());
    }

    static void Write(StringBuilder text, string title, (Snapshot Before, Snapshot After) way)
    {
        if (way.Before.Equals(way.After))
            return;
        text.Append(title).Append('\n');
        foreach (var operation in LogicalPlan.Forward(way.Before, way.After))
            text.Append("  > ").Append(operation).Append('\n');
        foreach (var operation in LogicalPlan.Backward(way.Before, way.After))
            text.Append("  < ").Append(operation).Append('\n');
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
