using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>Indexes. One that changes under its id is dropped and built again; that of a dropped table goes with it.</summary>
static class IndexPlanner
{
    static readonly string[] Words = [Word.By, Word.Unique, Word.Include, Word.Where];

    public static IEnumerable<Operation> Plan(Change change, PlanContext context)
    {
        if (change.Id.Kind != ItemKind.Index)
            return [];
        return change switch
        {
            ItemAdded => Added(change, context),
            ItemRemoved => [new(Verb.DropIndex, change.Id)],
            ItemChanged changed when changed.Facts.Any(fact => Words.Contains(fact.Word)) =>
                [new(Verb.DropIndex, change.Id), new(Verb.AddIndex, change.Id)],
            ItemChanged changed when changed[Word.Name] is { } name =>
                [new(Verb.Rename, change.Id, name.From?.Text ?? "", name.To?.Text ?? "")],
            _ => [],
        };
    }

    // A restored table has its indexes still.
    static IEnumerable<Operation> Added(Change change, PlanContext context) =>
        context.IsBack && !context.Before.Contains(change.Id.OwnerId!) ? [] : [new(Verb.AddIndex, change.Id)];
}
