using System.ComponentModel;

namespace Trestle.Patches;

/// <summary>An addition to a decimal.</summary>
/// <param name="by">What is added: a number that the field could hold.</param>
/// <param name="precision">Digits of the field.</param>
/// <param name="scale">Digits of the field behind the point.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DecimalSum(decimal by, int precision, int scale) : Sum<decimal>
{
    readonly Int128 by = Decimals.ToScaled128(by, scale);

    /// <inheritdoc/>
    public override PatchVerb Verb => by < 0 ? PatchVerb.Shrink : PatchVerb.Grow;

    Int128 Greatest => Decimals.PowerOfTen(precision) - 1;

    internal override bool TryApply(decimal value, out decimal result)
    {
        var sum = Decimals.ToScaled128(value, scale) + by;
        var fits = Int128.Abs(sum) <= Greatest;
        result = fits ? Decimals.ToDecimal(sum, scale) : value;
        return fits;
    }

    internal override void BindOperand<TBinder>(ref TBinder to) => to.Decimal(Decimals.ToDecimal(by, scale), precision, scale);

    internal override void BindLimit<TBinder>(ref TBinder to) =>
        to.Decimal(Decimals.ToDecimal((by < 0 ? -Greatest : Greatest) - by, scale), precision, scale);

    internal override Sum<decimal>? With(Sum<decimal> earlier)
    {
        var sum = by + ((DecimalSum)earlier).by;
        return Int128.Abs(sum) <= Greatest ? new DecimalSum(Decimals.ToDecimal(sum, scale), precision, scale) : null;
    }
}
