using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>Makes models of the steps of a history, one after the other.</summary>
static class StepModels
{
    /// <param name="steps">Each after its parents.</param>
    /// <param name="problems">Gets those that lead through what is no schema.</param>
    public static EquatableArray<StepModel> Of(IEnumerable<ParsedStep> steps, ProblemBag problems)
    {
        var (models, names, before) = (new List<StepModel>(), new StepTypeNames(), Snapshot.Empty);
        foreach (var parsed in steps)
        {
            var step = parsed.Step!;
            var after = ChangeApplication.Apply(before, step.Changes).After;
            var (rewrite, objection) = StepRewrites.Of(step, before, after);
            if (objection is not null)
                Report(parsed, objection, problems);
            models.Add(new(parsed.Hash, parsed.Name, names.Next(parsed.Name), step.Parents, step.Replaces, step.Result, rewrite));
            before = after;
        }
        return new(models);
    }

    static void Report(ParsedStep step, string objection, ProblemBag problems) => problems.Add(
        EvolutionRules.StepDoesNotApply, step.Root!.Result.Span,
        $"Rows cannot be written anew in step '{step.Name}': {objection}. Restore it and the steps before it from version control.");
}
