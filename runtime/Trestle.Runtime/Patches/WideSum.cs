using System.ComponentModel;

namespace Trestle.Patches;

/// <summary>An addition to an unsigned integer of 128 bits.</summary>
/// <param name="by">What is added.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UInt128Sum(Int128 by) : Sum<UInt128>
{
    readonly Int128 by = by;

    /// <inheritdoc/>
    public override PatchVerb Verb => by < 0 ? PatchVerb.Shrink : PatchVerb.Grow;

    UInt128 Magnitude => by < 0 ? unchecked((UInt128)(-by)) : (UInt128)by;

    internal override bool TryApply(UInt128 value, out UInt128 result)
    {
        result = unchecked(value + (UInt128)by);
        return by < 0 ? value >= Magnitude : result >= value;
    }

    internal override void BindOperand<TBinder>(ref TBinder to) => to.UInt128(Magnitude);

    internal override void BindLimit<TBinder>(ref TBinder to) => to.UInt128(by < 0 ? Magnitude : UInt128.MaxValue - Magnitude);

    internal override Sum<UInt128>? With(Sum<UInt128> earlier) =>
        Wide.TryAdd(by, ((UInt128Sum)earlier).by, out var sum) ? new UInt128Sum(sum) : null;
}

/// <summary>An addition to an unsigned integer of 256 bits.</summary>
/// <param name="by">What is added.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UInt256Sum(Int128 by) : Sum<UInt256>
{
    readonly Int128 by = by;

    /// <inheritdoc/>
    public override PatchVerb Verb => by < 0 ? PatchVerb.Shrink : PatchVerb.Grow;

    UInt256 Magnitude => by < 0 ? unchecked((UInt128)(-by)) : (UInt128)by;

    internal override bool TryApply(UInt256 value, out UInt256 result)
    {
        var fits = by < 0 ? value >= Magnitude : value <= UInt256.MaxValue - Magnitude;
        result = !fits ? value : by < 0 ? value - Magnitude : value + Magnitude;
        return fits;
    }

    internal override void BindOperand<TBinder>(ref TBinder to) => to.UInt256(Magnitude);

    internal override void BindLimit<TBinder>(ref TBinder to) => to.UInt256(by < 0 ? Magnitude : UInt256.MaxValue - Magnitude);

    internal override Sum<UInt256>? With(Sum<UInt256> earlier) =>
        Wide.TryAdd(by, ((UInt256Sum)earlier).by, out var sum) ? new UInt256Sum(sum) : null;
}

static class Wide
{
    public static bool TryAdd(Int128 left, Int128 right, out Int128 sum)
    {
        sum = unchecked(left + right);
        return Int128.IsNegative(left) != Int128.IsNegative(right) || Int128.IsNegative(sum) == Int128.IsNegative(left);
    }
}
