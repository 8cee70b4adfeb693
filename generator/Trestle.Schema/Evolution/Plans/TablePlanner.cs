using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>Tables come, go, and get other names, keys, forms and divisions.</summary>
static class TablePlanner
{
    public static IEnumerable<Operation> Plan(Change change, PlanContext context)
    {
        if (change.Id.Kind != ItemKind.Table)
            return [];
        return change switch
        {
            ItemAdded => [new(context.IsBack ? Verb.RestoreTable : Verb.AddTable, change.Id)],
            ItemRemoved => [new(Verb.DropTable, change.Id)],
            ItemChanged changed => Changed(changed),
            _ => [],
        };
    }

    static IEnumerable<Operation> Changed(ItemChanged change)
    {
        if (change[Word.Name] is { } name)
            yield return new(Verb.Rename, change.Id, name.From?.Text ?? "", name.To?.Text ?? "");
        if (change[Word.Serialization] is not null || change[Word.Versioned] is not null)
            yield return new(Verb.RewriteRows, change.Id);
        if (change[Word.Key] is not null)
            yield return new(Verb.Rekey, change.Id);
        if (change[Word.Partition] is not null)
            yield return new(Verb.Divide, change.Id);
    }
}
