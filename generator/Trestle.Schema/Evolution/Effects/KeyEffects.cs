using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Rows get another key.</summary>
static class KeyEffects
{
    const string SafeWay = "Add a table with the new key, copy the rows into it, and remove this one later";

    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is ItemChanged changed && changed[Word.Key] is { } key)
        {
            yield return transition.Effect(
                change, ChangeCategory.Key, EvolutionRules.KeyChanged,
                $"has the key {transition.Words.Fields(change.Id, key.To)} and had {transition.Words.Fields(change.Id, key.From)}", SafeWay);
        }
        if (transition.Fit(change) is not (TypeFit.Wider or TypeFit.Narrower or TypeFit.None))
            yield break;
        if (IsKey(change.Id, transition.Before))
        {
            yield return transition.Effect(
                change, ChangeCategory.Key, EvolutionRules.KeyChanged,
                "is part of the key and has another type, so that rows get other keys", SafeWay);
        }
        if (transition.IndexesOf(change.Id).Any())
            yield return transition.Notice(change, ChangeCategory.Key, "is part of an index, whose entries are written anew");
    }

    static bool IsKey(ItemId field, Snapshot schema) =>
        field.OwnerId is { Kind: ItemKind.Table } table
        && (schema.Find(table)?[Word.Key]?.Items ?? default).Any(tag => tag.Number == field.Number);
}
