using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>Structs and enums, which tables hold inside their fields.</summary>
static class DocumentPlanner
{
    public static IEnumerable<Operation> Plan(Change change, PlanContext context)
    {
        if (change.Id.OwnerId is not { Kind: ItemKind.Struct or ItemKind.Enum } owner || !context.Before.Contains(owner))
            return [];
        return Verbs(change, context).SelectMany(verb => context.TablesOf(owner).Select(table => new Operation(verb, table)));
    }

    static IEnumerable<Verb> Verbs(Change change, PlanContext context)
    {
        if (change is ItemChanged changed && changed[Word.Name] is not null)
            yield return Verb.RenameInDocuments;
        if (change is ItemRemoved && change.Id.Kind == ItemKind.Field)
            yield return Verb.RenameInDocuments;
        if (context.Fit(change) is TypeFit.Wider or TypeFit.Narrower or TypeFit.None || IsRequired(change))
            yield return Verb.RewriteRows;
    }

    static bool IsRequired(Change change) => change is ItemChanged changed && changed[Word.Nullable] is { To: null };
}
