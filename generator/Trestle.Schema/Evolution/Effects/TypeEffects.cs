using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>A field gets another type.</summary>
static class TypeEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (transition.Fit(change) is not { } fit || change is not ItemChanged changed || changed[Word.Type] is not { } type)
            return [];
        var fact = $"is {type.To?.Text} and was {type.From?.Text}";
        return fit switch
        {
            TypeFit.None =>
            [
                transition.Effect(
                    change, ChangeCategory.Row, EvolutionRules.TypeIncompatible, $"{fact}: its values mean nothing as such",
                    "Add a field with a new tag and remove this one later, or say in C# what becomes of the values: run "
                        + "'trestle migrate add <name> --transform <table>'"),
            ],
            TypeFit.Narrower or TypeFit.Bounded =>
            [
                transition.Effect(
                    change, ChangeCategory.Data, EvolutionRules.Narrowed, $"{fact}: some values may not fit",
                    "Add a field with a new tag, or make sure that every value fits before the step is applied"),
            ],
            TypeFit.Wider => [transition.Notice(change, ChangeCategory.Row, $"{fact}: stores write its values anew")],
            _ => [],
        };
    }
}
