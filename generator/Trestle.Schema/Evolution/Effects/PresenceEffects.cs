using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>A field may no longer be absent.</summary>
static class PresenceEffects
{
    const string SafeWay = "Give it a default, or make it nullable";

    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is ItemAdded { Id.Kind: ItemKind.Field } added && transition.HasOldOwner(change) && !MayBeAbsent(added.Item))
        {
            yield return transition.Effect(
                change, ChangeCategory.Data, EvolutionRules.ValueRequired, "is new, and what was stored before has no value for it", SafeWay);
        }
        if (change is not ItemChanged changed || changed[Word.Nullable] is not { } nullable)
            yield break;
        if (nullable.To is null && transition.After.Find(change.Id)?[Word.Default] is null)
        {
            yield return transition.Effect(
                change, ChangeCategory.Data, EvolutionRules.ValueRequired, "may be null in what was stored before", SafeWay);
        }
        if (transition.IndexesOf(change.Id).Any())
            yield return transition.Notice(change, ChangeCategory.Key, "is part of an index, whose entries are written anew");
    }

    static bool MayBeAbsent(Item field) => field[Word.Nullable] is not null || field[Word.Default] is not null;
}
