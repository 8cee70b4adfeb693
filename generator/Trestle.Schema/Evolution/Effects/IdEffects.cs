using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Stores know tables and indexes by their ids.</summary>
static class IdEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is ItemRemoved && change.Id.Kind == ItemKind.Table && Successor(change.Id, transition) is { } successor)
        {
            yield return transition.Effect(
                change, ChangeCategory.Loss, EvolutionRules.IdChanged,
                $"had the id {change.Id.Key} and has {successor.Id.Key}: to a store that is an empty table beside one to be dropped",
                "Restore the old id, for a rename of a table changes its name alone");
        }
        if (change is ItemAdded { Id.Kind: ItemKind.Table or ItemKind.Index } && transition.WasEver(change.Id.Key))
        {
            yield return transition.Effect(
                change, ChangeCategory.Row, EvolutionRules.IdReused, $"is new and has the id {change.Id.Key}, which was used before",
                "Give it a new id: remove the line and run 'trestle fix'");
        }
    }

    /// <summary>A new table with the name of one that is gone: the same table to its author, and another one to every store.</summary>
    public static Item? Successor(ItemId table, Transition transition) =>
        transition.After.All(ItemKind.Table).FirstOrDefault(item =>
            !transition.Before.Contains(item.Id) && item.Name == transition.Before.Find(table)?.Name);
}
