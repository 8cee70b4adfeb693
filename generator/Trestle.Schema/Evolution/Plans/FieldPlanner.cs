using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>Fields of tables. Those of a new table come with it.</summary>
static class FieldPlanner
{
    public static IEnumerable<Operation> Plan(Change change, PlanContext context)
    {
        if (change.Id is not { Kind: ItemKind.Field, OwnerId: { Kind: ItemKind.Table } table } || !context.Before.Contains(table))
            return [];
        return change switch
        {
            ItemAdded => [new(context.IsBack ? Verb.RestoreField : Verb.AddField, change.Id)],
            ItemRemoved => [new(Verb.DropField, change.Id)],
            ItemChanged changed => Changed(changed, context).Concat(Stored(changed, table, context)),
            _ => [],
        };
    }

    static IEnumerable<Operation> Changed(ItemChanged change, PlanContext context)
    {
        if (change[Word.Name] is { } name)
            yield return new(Verb.Rename, change.Id, name.From?.Text ?? "", name.To?.Text ?? "");
        if (change[Word.Nullable] is { } nullable)
            yield return new(nullable.To is null ? Verb.RequireField : Verb.RelaxField, change.Id);
        if (change[Word.Default] is { } fallback)
        {
            if (fallback.From is not null || context.Before.Find(change.Id)?[Word.Nullable] is not null)
                yield return new(Verb.FillField, change.Id);
            yield return new(Verb.SetDefault, change.Id);
        }
        if (change[Word.Min] is not null || change[Word.Max] is not null || context.Fit(change) is TypeFit.Same or TypeFit.Bounded)
            yield return new(Verb.SetBounds, change.Id);
    }

    // What is stored in another form: the values, the keys that hold them, and the entries.
    static IEnumerable<Operation> Stored(ItemChanged change, ItemId table, PlanContext context)
    {
        var isRetyped = context.Fit(change) is TypeFit.Wider or TypeFit.Narrower or TypeFit.None;
        if (isRetyped)
            yield return new(Verb.RetypeField, change.Id);
        if (isRetyped && (context.Before.Find(table)?[Word.Key]?.Items ?? default).Any(tag => tag.Number == change.Id.Number))
            yield return new(Verb.Rekey, table);
        if (!isRetyped && change[Word.Nullable] is null)
            yield break;
        foreach (var index in context.IndexesOf(change.Id))
            yield return new(Verb.RebuildIndex, index);
    }
}
