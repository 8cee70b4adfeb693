using Trestle.Layout;

namespace Trestle.Runtime.Tests.Keys;

public sealed class KeyRangeTests
{
    static readonly byte[] Prefix = [1];
    static readonly byte[] Low = [1, 5];
    static readonly byte[] High = [1, 9];

    [Fact]
    public void A_half_open_range_leaves_its_end_out() =>
        Assert.Equal(new KeyRange(Low, 2, true, High, 2, false), KeyRange.HalfOpen(Prefix, 1, Low, High, descending: false));

    [Fact]
    public void Of_a_descending_part_the_end_comes_first() =>
        Assert.Equal(new KeyRange(High, 2, false, Low, 2, true), KeyRange.HalfOpen(Prefix, 1, Low, High, descending: true));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_missing_bound_is_the_prefix(bool descending) =>
        Assert.Equal(KeyRange.Prefix(Prefix, 1), KeyRange.HalfOpen(Prefix, 1, null, null, descending));

    [Fact]
    public void Without_prefix_and_bounds_it_is_everything() =>
        Assert.Equal((null, null, 0, 0), Bounds(KeyRange.HalfOpen(null, 0, null, null, descending: false)));

    [Fact]
    public void A_closed_range_takes_both_ends_in()
    {
        Assert.Equal(new KeyRange(Low, 2, true, High, 2, true), KeyRange.Closed(Low, High, 2, descending: false));
        Assert.Equal(new KeyRange(High, 2, true, Low, 2, true), KeyRange.Closed(Low, High, 2, descending: true));
    }

    static (byte[]?, byte[]?, int, int) Bounds(KeyRange range) => (range.Lower, range.Upper, range.LowerParts, range.UpperParts);
}
