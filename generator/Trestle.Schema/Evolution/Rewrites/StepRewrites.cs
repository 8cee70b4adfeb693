using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Plans;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>Finds the tables whose rows a step writes anew, and makes models of them.</summary>
static class StepRewrites
{
    static readonly HashSet<Verb> Rewriting =
        [Verb.FillField, Verb.RetypeField, Verb.RequireField, Verb.RewriteRows, Verb.Rekey, Verb.Divide];

    /// <summary>
    /// The rows that a step writes anew, null for none; or, of schemas that no compiler would have let pass, why there is no model of them.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="before">The schema that all steps before it lead to, those of other branches too.</param>
    /// <param name="after">The same with the step.</param>
    public static (RewriteModel? Rewrite, string? Objection) Of(Step step, Snapshot before, Snapshot after)
    {
        var tables = Tables(step, before, after);
        if (tables.Count == 0)
            return (null, null);
        var (was, fact) = SnapshotModel.Of(before, tables);
        var (now, other) = SnapshotModel.Of(after, tables);
        if (was is null || now is null)
            return (null, fact ?? other);
        var transformed = step.Transforms.Where(tables.Contains).Select(table => Guid.ParseExact(table.Key, "D")).OrderBy(id => id);
        return (new(was, before.ToJson(), now, after.ToJson(), new(transformed)), null);
    }

    static IReadOnlyList<ItemId> Tables(Step step, Snapshot before, Snapshot after)
    {
        // Nothing else makes rows be written anew, and comparing large schemas takes its time.
        if (step.Transforms.Count == 0 && !step.Changes.Any(change => change is ItemChanged))
            return [];
        var planned = LogicalPlan.Forward(before, after).Where(operation => Rewriting.Contains(operation.Verb)).Select(operation => TableOf(operation.Id));
        return
        [
            .. planned.Concat(step.Transforms)
                .Where(table => before.Contains(table) && after.Contains(table))
                .Distinct()
                .OrderBy(table => table.Key, StringComparer.Ordinal),
        ];
    }

    static ItemId TableOf(ItemId id) => id.Kind == ItemKind.Table ? id : id.OwnerId!;
}
