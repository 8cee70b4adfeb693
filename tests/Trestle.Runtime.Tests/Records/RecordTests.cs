using Trestle.Golden;

namespace Trestle.Runtime.Tests.Records;

public class RecordTests
{
    [Fact]
    public void Lists_and_maps_are_equal_by_their_elements()
    {
        var random = new Random(3);
        for (var i = 0; i < 50; i++)
        {
            var lists = Marshal.AnyRecord.Make<Lists>(random);
            var copy = Lists.Unmarshal(lists.Marshal());
            Assert.Equal(lists, copy);
            Assert.Equal(lists.GetHashCode(), copy.GetHashCode());
            Assert.NotEqual(lists, lists with { I32 = [.. lists.I32, 1] });
            Assert.NotEqual(lists, lists with { Maybe = lists.Maybe is null ? [] : null });
            Assert.False(lists.Equals(null));

            var maps = Marshal.AnyRecord.Make<Maps>(random);
            var reversed = maps with { I32 = maps.I32.Reverse().ToDictionary() };
            Assert.Equal(maps, reversed);
            Assert.Equal(maps.GetHashCode(), reversed.GetHashCode());
            Assert.NotEqual(maps, maps with { I32 = new Dictionary<string, int>(maps.I32) { ["another"] = 1 } });
            Assert.NotEqual(maps, maps with { Place = maps.Place with { Height = 0.25 } });
        }
    }

    [Fact]
    public void A_map_with_the_same_keys_and_another_value_differs()
    {
        IReadOnlyDictionary<string, int> one = new Dictionary<string, int> { ["a"] = 1 };
        IReadOnlyDictionary<string, int> two = new Dictionary<string, int> { ["a"] = 2 };
        IReadOnlyDictionary<string, int> copy = new Dictionary<string, int> { ["a"] = 1 };
        IReadOnlyDictionary<string, int> three = new Dictionary<string, int> { ["b"] = 1 };
        Assert.False(Layout.ValueEquality.Equal(one, two));
        Assert.False(Layout.ValueEquality.Equal(one, three));
        Assert.True(Layout.ValueEquality.Equal(one, copy));
        Assert.False(Layout.ValueEquality.Equal(null, one));
        Assert.True(Layout.ValueEquality.Equal((IReadOnlyList<int>?)null, null));
    }

    [Fact]
    public void Time_is_cut_to_whole_microseconds_when_the_record_is_made()
    {
        var row = Marshal.PlainJsonTests.One() with
        {
            At = new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(19),
            Time = new TimeOnly(19),
            Span = new TimeSpan(-1),
        };
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(10), row.At);
        Assert.Equal(TimeSpan.Zero, row.At.Offset);
        Assert.Equal(new TimeOnly(10), row.Time);
        Assert.Equal(new TimeSpan(-10), row.Span);
    }

    [Fact]
    public void Time_in_lists_and_maps_is_cut_too_and_a_list_that_needs_no_cut_stays_itself()
    {
        var zoned = new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.FromHours(2));
        var lists = Marshal.AnyRecord.Make<Lists>(new Random(1)) with { At = [zoned], Span = [new TimeSpan(9)] };
        Assert.Equal(TimeSpan.Zero, lists.At[0].Offset);
        Assert.Equal(TimeSpan.Zero, lists.Span[0]);
        IReadOnlyList<TimeSpan> whole = [TimeSpan.Zero, new(10)];
        Assert.Same(whole, (lists with { Span = whole }).Span);
        var maps = Marshal.AnyRecord.Make<Maps>(new Random(1)) with { Time = new Dictionary<string, TimeOnly> { ["a"] = new(19) } };
        Assert.Equal(new TimeOnly(10), maps.Time["a"]);
    }

    [Fact]
    public void Defaults_are_those_of_the_schema()
    {
        var row = new Defaults();
        Assert.Equal(UInt256.MaxValue, row.U256);
        Assert.Equal(double.NaN, row.Nan);
        Assert.True(double.IsNegative(row.MinusZero));
        Assert.Equal(double.Epsilon, row.Tiny);
        Assert.Equal(-1.50m, row.Price);
        Assert.Equal("say \"hi\"\\\n\u2028{0} 😀", row.Text);
        Assert.Equal(new DateOnly(9999, 12, 31), row.Day);
        Assert.Equal(new TimeOnly(23, 59, 59, 999, 999), row.Time);
        Assert.Equal(TimeSpan.FromMicroseconds(-1), row.Span);
        Assert.Equal(NanoTimestamp.MinValue, row.AtNano);
        Assert.Equal(Colour.Class, row.Colour);
        Assert.Null(row.MaybeNull);
        Assert.Equal(0, new Order { Number = 1, Total = 1, Placed = default, Colour = Colour.Red, Person = "" }.Version);
    }
}
