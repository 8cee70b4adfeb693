using System.ComponentModel;
using System.Numerics;

namespace Trestle.Patches;

/// <summary>An addition to an integer of up to 64 bits.</summary>
/// <param name="by">What is added.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IntegerSum<T>(long by) : Sum<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    static readonly Int128 Least = Int128.CreateTruncating(T.MinValue);
    static readonly Int128 Greatest = Int128.CreateTruncating(T.MaxValue);

    readonly long by = by;

    /// <inheritdoc/>
    public override PatchVerb Verb => by < 0 ? PatchVerb.Shrink : PatchVerb.Grow;

    internal override bool TryApply(T value, out T result)
    {
        var sum = Int128.CreateTruncating(value) + by;
        result = T.CreateTruncating(sum);
        return sum >= Least && sum <= Greatest;
    }

    internal override void BindOperand<TBinder>(ref TBinder to) => to.Int64(by);

    // Where the limit is beyond 64 bits no value of the column is.
    internal override void BindLimit<TBinder>(ref TBinder to)
    {
        var limit = (by < 0 ? Least : Greatest) - by;
        if (typeof(T) == typeof(ulong))
            to.UInt64(ulong.CreateSaturating(limit));
        else
            to.Int64(long.CreateSaturating(limit));
    }

    internal override Sum<T>? With(Sum<T> earlier)
    {
        var sum = (Int128)by + ((IntegerSum<T>)earlier).by;
        return sum >= long.MinValue && sum <= long.MaxValue ? new IntegerSum<T>((long)sum) : null;
    }
}
