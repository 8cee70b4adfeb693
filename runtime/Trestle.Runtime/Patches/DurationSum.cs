using System.ComponentModel;

namespace Trestle.Patches;

/// <summary>An addition to a duration, in whole microseconds.</summary>
/// <param name="by">What is added; what is finer than a microsecond is cut off downwards.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DurationSum(TimeSpan by) : Sum<TimeSpan>
{
    const long Least = long.MinValue / TimeSpan.TicksPerMicrosecond;
    const long Greatest = long.MaxValue / TimeSpan.TicksPerMicrosecond;

    readonly long by = Micros.FromDuration(by);

    /// <inheritdoc/>
    public override PatchVerb Verb => by < 0 ? PatchVerb.Shrink : PatchVerb.Grow;

    internal override bool TryApply(TimeSpan value, out TimeSpan result)
    {
        var sum = Micros.FromDuration(value) + by;
        var fits = sum is >= Least and <= Greatest;
        result = fits ? Micros.ToDuration(sum) : value;
        return fits;
    }

    internal override void BindOperand<TBinder>(ref TBinder to) => to.Duration(Micros.ToDuration(by));

    internal override void BindLimit<TBinder>(ref TBinder to) => to.Duration(Micros.ToDuration((by < 0 ? Least : Greatest) - by));

    internal override Sum<TimeSpan>? With(Sum<TimeSpan> earlier)
    {
        var sum = by + ((DurationSum)earlier).by;
        return sum is >= Least and <= Greatest ? new DurationSum(Micros.ToDuration(sum)) : null;
    }
}
