using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.History;

/// <summary>What a step lists under <c>transform</c> has to be tables that are there before it and after it, each once.</summary>
static class TransformCheck
{
    const string Remedy = "Delete the step and run 'trestle migrate add' again";

    public static void Check(ParsedStep step, Snapshot before, Snapshot after, ProblemBag problems)
    {
        var seen = new HashSet<ItemId>();
        foreach (var node in step.Root!.Transforms)
        {
            if (Objection(node.Table, before, after) is { } objection)
                problems.Add(EvolutionRules.InvalidTransform, node.Span, $"Step '{step.Name}' transforms {node.Table}, {objection}. {Remedy}.");
            else if (!seen.Add(node.Table))
                problems.Add(EvolutionRules.InvalidTransform, node.Span, $"Step '{step.Name}' transforms {node.Table} twice. {Remedy}.");
        }
    }

    static string? Objection(ItemId id, Snapshot before, Snapshot after) => (before.Contains(id), after.Contains(id)) switch
    {
        _ when id.Kind != ItemKind.Table => "which is no table: only whole rows are transformed",
        (false, false) => "which neither the schema before it nor the one after it has",
        (false, true) => "which it adds: there are no rows yet",
        (true, false) => "which it removes: there are no rows any more",
        _ => null,
    };
}
