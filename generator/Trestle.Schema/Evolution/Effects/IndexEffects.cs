using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>An index has other entries, or another order of them.</summary>
static class IndexEffects
{
    static readonly string[] Words = [Word.By, Word.Include, Word.Where];

    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is ItemChanged { Id.Kind: ItemKind.Index } changed && changed.Facts.Any(fact => Words.Contains(fact.Word)))
        {
            yield return transition.Effect(
                change, ChangeCategory.Key, EvolutionRules.IndexChanged, "has other parts, fields or conditions under the same id, by which stores "
                    + "know its entries", "Give the changed index a new id, so that it is built anew");
        }
    }
}
