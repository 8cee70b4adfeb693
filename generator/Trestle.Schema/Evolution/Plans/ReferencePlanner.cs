using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>References, which are added when all tables and fields are there.</summary>
static class ReferencePlanner
{
    public static IEnumerable<Operation> Plan(Change change, PlanContext context)
    {
        if (change.Id.Kind == ItemKind.Table && change is ItemRemoved)
            return References(change.Id, context.Before).Select(id => new Operation(Verb.DropReference, id));
        if (change.Id.Kind != ItemKind.Reference)
            return [];
        return change switch
        {
            ItemAdded => [new(Verb.AddReference, change.Id)],
            ItemRemoved => [new(Verb.DropReference, change.Id)],
            ItemChanged changed => Changed(changed),
            _ => [],
        };
    }

    static IEnumerable<Operation> Changed(ItemChanged change)
    {
        if (change[Word.Name] is { } name)
            yield return new(Verb.Rename, change.Id, name.From?.Text ?? "", name.To?.Text ?? "");
        if (change[Word.OnDelete] is not null)
            yield return new(Verb.ChangeReference, change.Id);
    }

    // A table under its tombstone refers to nothing, or it would keep rows from being deleted.
    static IEnumerable<ItemId> References(ItemId table, Snapshot schema) =>
        schema.Inside(table, ItemKind.Reference).Select(reference => reference.Id);
}
