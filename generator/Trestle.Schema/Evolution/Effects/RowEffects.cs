using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>What makes stores write rows anew, and loses nothing by it.</summary>
static class RowEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is not ItemChanged changed)
            yield break;
        if (changed[Word.Serialization] is not null || changed[Word.Versioned] is not null)
            yield return transition.Notice(change, ChangeCategory.Row, "keeps its rows in another form: a key-value store writes them anew");
        if (changed[Word.Partition] is not null)
            yield return transition.Notice(change, ChangeCategory.Row, "is divided otherwise: a server writes its rows into other partitions");
        if (changed[Word.Default] is { From: not null })
            yield return transition.Notice(
                change, ChangeCategory.Row, "has another default: rows from before the field, which showed the old one, get it as a value");
    }
}
