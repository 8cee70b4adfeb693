using Trestle.Keys;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Runtime.Tests.Relational;

/// <summary>Stretches of an index against the order of its encoded entries, with parts that go up, go down and are null.</summary>
public sealed class RangePlanTests
{
    static readonly TableShape Table = new(
        Guid.NewGuid(), "t", "T", "cbor", false, ["id"],
        [Field("a", 1, true), Field("b", 2, true), Field("c", 3, false), Field("id", 4, false)],
        [new IndexShape(Guid.NewGuid(), "I", [new("a", false), new("b", true), new("c", false)], false, [], [])], [], []);

    static readonly IndexOrder Order = new(Table, 0);

    readonly Random random = new(20_260_131);

    [Fact]
    public void The_stretches_of_a_range_give_its_entries_in_order()
    {
        for (var round = 0; round < 20_000; round++)
        {
            var rows = Enumerable.Range(0, random.Next(12)).Select(id => new Row(Nullable(), Nullable(), Value(), (sbyte)id)).ToArray();
            var range = Range();
            var reverse = random.Next(2) == 0;
            var after = random.Next(2) == 0 && rows.Length > 0 ? rows[random.Next(rows.Length)] : null;
            var expected = rows.Where(row => IsIn(row, range) && IsBehind(row, after, reverse))
                .OrderBy(row => Convert.ToHexString(row.Entry), StringComparer.Ordinal);
            var position = after is null ? null : new PagePosition(after.Parts(3), [(byte)(after.Id ^ 0x80)]);
            var segments = RangePlan.Of(Order, range, reverse, position);
            var actual = segments.SelectMany(segment => Select(segment, rows, reverse));
            Assert.Equal(reverse ? expected.Reverse() : expected, actual);
        }
    }

    [Fact]
    public void A_prefix_is_one_stretch_and_so_is_a_range_behind_one()
    {
        var row = new Row(1, 2, 3, 4);
        Assert.Equal(new SegmentForm(2, 0, LowBound.None, HighBound.None), Form(KeyRange.Prefix(row.Parts(2), 2)));
        Assert.Equal(new SegmentForm(1, 1, LowBound.None, HighBound.None), Form(KeyRange.Prefix(new Row(null, 0, 0, 0).Parts(1), 1)));
        var (from, to) = (row.Parts(3), (row with { C = 9 }).Parts(3));
        Assert.Equal(new SegmentForm(2, 0, LowBound.AtLeast, HighBound.Less), Form(KeyRange.HalfOpen(row.Parts(2), 2, from, to, false)));
        Assert.Empty(RangePlan.Of(Order, KeyRange.HalfOpen(row.Parts(2), 2, from, from, false), false, null));
    }

    static SegmentForm Form(KeyRange range) => Assert.Single(RangePlan.Of(Order, range, false, null)).Form;

    KeyRange Range()
    {
        var (lower, upper) = (random.Next(4), random.Next(4));
        return new(
            lower == 0 ? null : Any().Parts(lower), lower, lower == 0 || random.Next(2) == 0,
            upper == 0 ? null : Any().Parts(upper), upper, upper == 0 || random.Next(2) == 0);
    }

    Row Any() => new(Nullable(), Nullable(), Value(), 0);

    sbyte Value() => (sbyte)random.Next(-1, 2);

    sbyte? Nullable() => random.Next(3) == 0 ? null : Value();

    // A bound compares with the parts that it has.
    static bool IsIn(Row row, KeyRange range) =>
        (range.Lower is null || IsOn(row.Parts(range.LowerParts).AsSpan().SequenceCompareTo(range.Lower), range.LowerInclusive))
        && (range.Upper is null || IsOn(-row.Parts(range.UpperParts).AsSpan().SequenceCompareTo(range.Upper), range.UpperInclusive));

    static bool IsOn(int comparison, bool inclusive) => comparison > 0 || (comparison == 0 && inclusive);

    static bool IsBehind(Row row, Row? after, bool reverse) =>
        after is null
            || (reverse ? row.Entry.AsSpan().SequenceCompareTo(after.Entry) < 0 : row.Entry.AsSpan().SequenceCompareTo(after.Entry) > 0);

    // What a statement over the stretch gives: conditions on values, and an order in which null is the least.
    static IEnumerable<Row> Select(RangeSegment segment, Row[] rows, bool reverse)
    {
        var form = segment.Form;
        var values = new Values();
        segment.Bind(ref values);
        var next = 0;
        var found = rows.AsEnumerable();
        for (var at = 0; at < form.Equal; at++)
        {
            sbyte? wanted = (form.Nulls >> at & 1) != 0 ? null : values.Bound[next++];
            var column = at;
            found = found.Where(row => row[column] == wanted);
        }
        if (form.Low == LowBound.NotNull)
            found = found.Where(row => row[form.Equal] is not null);
        if (form.Low is LowBound.Greater or LowBound.AtLeast)
        {
            var low = values.Bound[next++];
            found = found.Where(row => row[form.Equal] > low || (form.Low == LowBound.AtLeast && row[form.Equal] == low));
        }
        if (form.High != HighBound.None)
        {
            var high = values.Bound[next++];
            found = found.Where(row => row[form.Equal] < high || (form.High == HighBound.AtMost && row[form.Equal] == high));
        }
        Assert.Equal(next, values.Bound.Count);
        var sorted = found.OrderBy(row => row.A ?? -99).ThenByDescending(row => row.B ?? -99).ThenBy(row => row.C).ThenBy(row => row.Id);
        return reverse ? sorted.Reverse() : sorted;
    }

    static FieldShape Field(string name, int tag, bool isNullable) => new(name, tag, "int8", isNullable, null, null, null, null);

    sealed record Row(sbyte? A, sbyte? B, sbyte C, sbyte Id)
    {
        public sbyte? this[int column] => column switch { 0 => A, 1 => B, 2 => C, _ => Id };

        public byte[] Entry => [.. Parts(3), (byte)(Id ^ 0x80)];

        public byte[] Parts(int count)
        {
            var writer = new KeyWriter(stackalloc byte[16]);
            Write(ref writer, A, false);
            if (count > 1)
                Write(ref writer, B, true);
            if (count > 2)
                writer.Int8(C);
            return writer.Written.ToArray();
        }

        static void Write(ref KeyWriter writer, sbyte? value, bool descending)
        {
            writer.Present(value is not null, descending);
            if (value is { } present)
                writer.Int8(present, descending);
        }
    }
}
