using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Rows hold the values of an enum's members.</summary>
static class EnumEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change.Id.Kind != ItemKind.Member || !transition.HasOldOwner(change))
            yield break;
        if (change is ItemRemoved && transition.After.Contains(change.Id.OwnerId!))
        {
            yield return transition.Effect(
                change, ChangeCategory.Data, EvolutionRules.EnumMemberRemoved, $"is removed, and rows may hold its value {change.Id.Key}",
                "Keep the member, and say in its doc that it is no longer written");
        }
        if (change is ItemAdded && transition.WasEver(change.Id))
        {
            yield return transition.Effect(
                change, ChangeCategory.Row, EvolutionRules.EnumValueReused,
                $"has the value {change.Id.Key}, which an earlier member had: rows may still hold it", "Give the member a value that was never used");
        }
    }
}
