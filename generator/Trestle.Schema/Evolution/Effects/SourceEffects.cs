using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>What is called otherwise, or is gone, changes the generated code.</summary>
static class SourceEffects
{
    static readonly string[] Words = [Word.Name, Word.Record, Word.Type, Word.Nullable];

    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is ItemRemoved && change.Id.Kind is not (ItemKind.Retired or ItemKind.Reference))
            yield return transition.Notice(change, ChangeCategory.Source, "is no longer generated");
        if (change is ItemChanged changed && change.Id.Kind != ItemKind.Reference && changed.Facts.Any(fact => Words.Contains(fact.Word)))
            yield return transition.Notice(change, ChangeCategory.Source, "is generated under another name or type");
    }
}
