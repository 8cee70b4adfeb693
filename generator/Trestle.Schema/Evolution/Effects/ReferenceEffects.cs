using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Rows that are there must refer to rows that exist.</summary>
static class ReferenceEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is not ItemAdded { Id.Kind: ItemKind.Reference } || !transition.HasOldOwner(change) || IsNullInOldRows(change.Id, transition))
            yield break;
        yield return transition.Effect(
            change, ChangeCategory.Data, EvolutionRules.ReferenceAdded, "is new, and rows that are there may refer to nothing",
            "Make sure that each row refers to one that exists before the step is applied");
    }

    // A new field that old rows have as null makes them refer to nothing, as they may.
    static bool IsNullInOldRows(ItemId reference, Transition transition) =>
        ItemText.TagsOf(reference).Select(reference.OwnerId!.Field).Any(field =>
            !transition.Before.Contains(field) && transition.After.Find(field) is { } item
            && item[Word.Nullable] is not null && item[Word.Default] is null);
}
