using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>A tag that was used is for ever that of what it was used for.</summary>
static class TagEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is ItemAdded && change.Id.Kind == ItemKind.Field && IsUsed(change.Id, transition))
        {
            yield return transition.Effect(
                change, ChangeCategory.Row, EvolutionRules.TagReused,
                $"uses tag {change.Id.Key}, which an earlier field had: rows may still hold its values", "Give the field a tag that was never used");
        }
        if (change is ItemRemoved && change.Id.Kind == ItemKind.Retired)
        {
            yield return transition.Effect(
                change, ChangeCategory.Row, EvolutionRules.RetiredTagRemoved,
                "is no longer listed, so that nothing keeps it from being used again", "List it under 'retired'");
        }
    }

    static bool IsUsed(ItemId field, Transition transition) =>
        transition.WasEver(field) || transition.WasEver(field.OwnerId!.Retired(field.Number));
}
