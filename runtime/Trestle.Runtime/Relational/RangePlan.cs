using System.ComponentModel;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Relational;

/// <summary>
/// Breaks a range of an index into stretches that follow one another and that an index serves each: (a, b) &gt; (1, 2) is
/// a = 1 and b &gt; 2, then a &gt; 1. Most ranges are one stretch. In that form parts may go up and down and be null, and no
/// statement sorts or reads beyond its bounds.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RangePlan
{
    readonly IndexOrder order;
    readonly List<RangeSegment> segments = [];
    PartValue[] lower;
    PartValue[] upper;
    bool lowerInclusive;
    bool upperInclusive;

    RangePlan(IndexOrder order, in KeyRange range)
    {
        this.order = order;
        lower = order.Split(range.Lower, range.LowerParts);
        upper = order.Split(range.Upper, range.UpperParts);
        lowerInclusive = range.Lower is null || range.LowerInclusive;
        upperInclusive = range.Upper is null || range.UpperInclusive;
    }

    /// <summary>The stretches in the order in which they are walked; none when nothing can be in the range.</summary>
    public static IReadOnlyList<RangeSegment> Of(IndexOrder order, in KeyRange range, bool reverse, PagePosition? after)
    {
        ArgumentNullException.ThrowIfNull(order);
        var plan = new RangePlan(order, range);
        if (after is not null)
            plan.GoOnBehind(order.Split(after), reverse);
        plan.Divide();
        if (reverse)
            plan.segments.Reverse();
        return plan.segments;
    }

    void GoOnBehind(PartValue[] position, bool reverse)
    {
        if (reverse && IsWithin(upper, upperInclusive, position, -1))
            (upper, upperInclusive) = (position, false);
        else if (!reverse && IsWithin(lower, lowerInclusive, position, 1))
            (lower, lowerInclusive) = (position, false);
    }

    // Whether the position is a narrower bound than the one that is there.
    static bool IsWithin(PartValue[] bound, bool inclusive, PartValue[] position, int side)
    {
        var equal = EqualParts(bound, position);
        return equal == bound.Length ? inclusive : Math.Sign(position[equal].CompareTo(bound[equal])) == side;
    }

    void Divide()
    {
        var equal = EqualParts(lower, upper);
        if ((equal == lower.Length && !lowerInclusive) || (equal == upper.Length && !upperInclusive))
            return;
        if (equal < lower.Length && equal < upper.Length && lower[equal].CompareTo(upper[equal]) > 0)
            return;
        for (var at = lower.Length - 1; at > equal; at--)
            Add(lower, at, lower[at], IsLast(lower, at) && lowerInclusive, null, false);
        AddMiddle(equal);
        for (var at = equal + 1; at < upper.Length; at++)
            Add(upper, at, null, false, upper[at], IsLast(upper, at) && upperInclusive);
    }

    void AddMiddle(int at)
    {
        PartValue? from = at < lower.Length ? lower[at] : null;
        PartValue? to = at < upper.Length ? upper[at] : null;
        Add(lower, at, from, IsLast(lower, at) && lowerInclusive, to, IsLast(upper, at) && upperInclusive);
    }

    // From here on in the order of values.
    void Add(PartValue[] equal, int at, PartValue? from, bool fromInclusive, PartValue? to, bool toInclusive)
    {
        if (from is null && to is null)
            Add(equal, at, LowBound.None, null, HighBound.None, null);
        else if (order.IsDescending(at))
            AddBetween(equal, at, to, toInclusive, from, fromInclusive);
        else
            AddBetween(equal, at, from, fromInclusive, to, toInclusive);
    }

    void AddBetween(PartValue[] equal, int at, PartValue? low, bool lowInclusive, PartValue? high, bool highInclusive)
    {
        if (high is { IsNull: true })
        {
            if (highInclusive && low is null or { IsNull: true } && (low is null || lowInclusive))
                AddNull(equal, at);
            return;
        }
        var form = low is null ? LowBound.None : low.Value.IsNull ? (lowInclusive ? LowBound.None : LowBound.NotNull)
            : lowInclusive ? LowBound.AtLeast : LowBound.Greater;
        if (high is null)
        {
            Add(equal, at, form, low, HighBound.None, null);
            return;
        }
        var nullsFirst = form == LowBound.None && order.IsNullable(at);
        if (nullsFirst && !order.IsDescending(at))
            AddNull(equal, at);
        Add(equal, at, form == LowBound.NotNull ? LowBound.None : form, low, highInclusive ? HighBound.AtMost : HighBound.Less, high);
        if (nullsFirst && order.IsDescending(at))
            AddNull(equal, at);
    }

    void AddNull(PartValue[] equal, int at) =>
        segments.Add(new RangeSegment(new SegmentForm(at + 1, Nulls(equal, at) | (1UL << at), LowBound.None, HighBound.None),
            Values(equal, at)));

    void Add(PartValue[] equal, int at, LowBound low, PartValue? from, HighBound high, PartValue? to)
    {
        var values = Values(equal, at);
        if (low is LowBound.Greater or LowBound.AtLeast)
            values.Add(from!.Value);
        if (high != HighBound.None)
            values.Add(to!.Value);
        segments.Add(new RangeSegment(new SegmentForm(at, Nulls(equal, at), low, high), values));
    }

    static List<PartValue> Values(PartValue[] equal, int count) => [.. equal.Take(count).Where(value => !value.IsNull)];

    static ulong Nulls(PartValue[] equal, int count)
    {
        var nulls = 0UL;
        for (var at = 0; at < count; at++)
            nulls |= equal[at].IsNull ? 1UL << at : 0;
        return nulls;
    }

    static int EqualParts(PartValue[] one, PartValue[] other)
    {
        var equal = 0;
        while (equal < one.Length && equal < other.Length && one[equal].CompareTo(other[equal]) == 0)
            equal++;
        return equal;
    }

    static bool IsLast(PartValue[] bound, int at) => at == bound.Length - 1;
}
