using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Trestle.Patches;

/// <summary>An addition to a float. A finite float that would become infinite is out of range.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FloatSum<T> : Sum<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    readonly T by;

    /// <summary>Adds <paramref name="by"/>. Throws <see cref="ArgumentOutOfRangeException"/> when it is not finite.</summary>
    public FloatSum(T by)
    {
        if (!T.IsFinite(by))
            throw new ArgumentOutOfRangeException(nameof(by), by, "NaN and infinity cannot be added. Set the field to what it is to be.");
        this.by = by;
    }

    /// <inheritdoc/>
    public override PatchVerb Verb => PatchVerb.Drift;

    internal override bool TryApply(T value, out T result)
    {
        result = value + by;
        return !T.IsInfinity(result) || T.IsInfinity(value);
    }

    internal override void BindOperand<TBinder>(ref TBinder to)
    {
        if (typeof(T) == typeof(float))
            to.Float32(Unsafe.BitCast<T, float>(by));
        else
            to.Float64(Unsafe.BitCast<T, double>(by));
    }

    internal override Sum<T>? With(Sum<T> earlier)
    {
        var sum = by + ((FloatSum<T>)earlier).by;
        return T.IsFinite(sum) ? new FloatSum<T>(sum) : null;
    }
}
