using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Rows that are there must be unique from now on.</summary>
static class UniqueEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (!transition.HasOldOwner(change) || !IsUniqueFromNowOn(change))
            yield break;
        yield return transition.Effect(
            change, ChangeCategory.Data, EvolutionRules.UniqueAdded, "is unique, and rows that are there may agree in it",
            "Add the index without 'unique' first, and make sure by it that no two rows agree");
    }

    static bool IsUniqueFromNowOn(Change change) => change switch
    {
        ItemAdded { Id.Kind: ItemKind.Index } added => added.Item[Word.Unique] is not null,
        ItemChanged changed => changed[Word.Unique] is { To: not null },
        _ => false,
    };
}
