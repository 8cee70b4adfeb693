using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Generator;

/// <summary>All steps, put in order and replayed: an edit of a schema does not do that again.</summary>
/// <param name="Steps">The files.</param>
/// <param name="Histories">What they tell; nothing when that has a bug.</param>
/// <param name="Bugs">What went wrong in here.</param>
sealed record HistoryInputs(EquatableArray<StepInput> Steps, StepHistories Histories, EquatableArray<Problem> Bugs)
{
    public static HistoryInputs Of(IEnumerable<StepInput> inputs)
    {
        var steps = new EquatableArray<StepInput>(inputs.OrderBy(input => input.Input.File.Path, StringComparer.Ordinal));
        var bugs = steps.Where(step => step.Bug is not null).Select(step => GeneratorRules.Bug(step.Bug!, step.Input.File.Path)).ToList();
        try
        {
            return new(steps, bugs.Count > 0 ? StepHistories.None : StepHistories.Of(steps.Select(step => step.Step).OfType<ParsedStep>()), new(bugs));
        }
        catch (Exception bug)
        {
            bugs.Add(GeneratorRules.Bug(GeneratorRules.Describe("the steps", bug), steps[0].Input.File.Path));
            return new(steps, StepHistories.None, new(bugs));
        }
    }
}
