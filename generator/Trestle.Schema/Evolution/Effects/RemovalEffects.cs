using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Tables and fields go, and what they hold with them.</summary>
static class RemovalEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is not ItemRemoved)
            return [];
        return change.Id.Kind switch
        {
            ItemKind.Table when IdEffects.Successor(change.Id, transition) is null =>
                [Loss(change, transition, "is removed with all its rows", "Keep the table as long as its rows may be needed")],
            ItemKind.Field => [Loss(change, transition, "is removed with all its values", FieldRemedy(change.Id, transition.After))],
            _ => [],
        };
    }

    static Effect Loss(Change change, Transition transition, string predicate, string safeWay) =>
        transition.Effect(change, ChangeCategory.Loss, EvolutionRules.DataRemoved, predicate, safeWay);

    static string FieldRemedy(ItemId field, Snapshot after) => after.Contains(field.OwnerId!.Retired(field.Number))
        ? "Keep the field as long as its values may be needed"
        : $"List its tag {field.Key} under 'retired', so that it is never used again, or keep the field";
}
