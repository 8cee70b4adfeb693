using System.Globalization;
using System.Numerics;
using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>A field gets narrower bounds.</summary>
static class BoundEffects
{
    public static IEnumerable<Effect> Find(Change change, Transition transition)
    {
        if (change is not ItemChanged { Id.Kind: ItemKind.Field } changed)
            yield break;
        foreach (var (word, sign) in new[] { (Word.Min, 1), (Word.Max, -1) })
        {
            if (changed[word] is { To: { } to } bound && (bound.From is null || sign * Compare(to, bound.From) > 0))
            {
                yield return transition.Effect(
                    change, ChangeCategory.Data, EvolutionRules.Narrowed, $"has the {word} {to}: values that are there may lie outside",
                    "Make sure that every value lies within before the step is applied, or keep the old bound");
            }
        }
    }

    static int Compare(FactValue left, FactValue right) =>
        BigInteger.TryParse(left.Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var one)
        && BigInteger.TryParse(right.Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var other)
            ? one.CompareTo(other)
            : Float(left).CompareTo(Float(right));

    static double Float(FactValue value) =>
        double.TryParse(value.Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
