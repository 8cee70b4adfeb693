using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Trestle.Layout;

namespace Trestle.Patches;

/// <summary>An addition to a float. A finite float that would become infinite is out of range.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FloatSum<T> : Sum<T>
    where T : struct, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    // What is less may sum up to the number that relational stores keep for -0.
    static readonly T Smallest = T.Epsilon * T.CreateChecked(1L << 54);

    readonly T by;

    /// <summary>Adds <paramref name="by"/>. Throws <see cref="ArgumentOutOfRangeException"/> when it is not finite.</summary>
    public FloatSum(T by)
    {
        if (!T.IsFinite(by))
            throw new ArgumentOutOfRangeException(nameof(by), by, "NaN and infinity cannot be added. Set the field to what it is to be.");
        this.by = by;
    }

    /// <inheritdoc/>
    public override PatchVerb Verb => T.Abs(by) < Smallest ? PatchVerb.Drift : by < T.Zero ? PatchVerb.Shrink : PatchVerb.Grow;

    internal override bool TryApply(T value, out T result)
    {
        result = value + by;
        return !T.IsInfinity(result) || T.IsInfinity(value);
    }

    internal override void BindOperand<TBinder>(ref TBinder to) => Bind(by, ref to);

    // A difference from the end may have been rounded beyond it, unless it is small: what is in between is summed up step by step.
    internal override void BindLimit<TBinder>(ref TBinder to)
    {
        var limit = (by < T.Zero ? T.MinValue : T.MaxValue) - by;
        var isExact = T.Abs(by) >= T.Abs(limit);
        Bind(isExact ? limit : by < T.Zero ? T.BitIncrement(limit) : T.BitDecrement(limit), ref to);
    }

    internal override Sum<T>? With(Sum<T> earlier)
    {
        var sum = by + ((FloatSum<T>)earlier).by;
        return T.IsFinite(sum) ? new FloatSum<T>(sum) : null;
    }

    static void Bind<TBinder>(T value, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        if (typeof(T) == typeof(float))
            to.Float32(Unsafe.BitCast<T, float>(value));
        else
            to.Float64(Unsafe.BitCast<T, double>(value));
    }
}
