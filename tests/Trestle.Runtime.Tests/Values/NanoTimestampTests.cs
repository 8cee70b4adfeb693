using System.Globalization;

namespace Trestle.Runtime.Tests.Values;

public class NanoTimestampTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000000000Z")]
    [InlineData(1, "1970-01-01T00:00:00.000000001Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(1_769_860_800_123_456_789, "2026-01-31T12:00:00.123456789Z")]
    [InlineData(long.MinValue, "1677-09-21T00:12:43.145224192Z")]
    [InlineData(long.MaxValue, "2262-04-11T23:47:16.854775807Z")]
    public void Text_shows_nine_decimals_and_reads_back(long nanoseconds, string text)
    {
        Assert.Equal(text, new NanoTimestamp(nanoseconds).ToString());
        Assert.Equal(nanoseconds, NanoTimestamp.Parse(text).Nanoseconds);
    }

    [Fact]
    public void Random_instants_round_trip_through_text()
    {
        var random = new Random(9);
        for (var i = 0; i < 5_000; i++)
        {
            var value = new NanoTimestamp(random.NextInt64(long.MinValue, long.MaxValue));
            Assert.Equal(value, NanoTimestamp.Parse(value.ToString()));
        }
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", 1_769_860_800_000_000_000)]
    [InlineData("2026-01-31T12:00:00.5Z", 1_769_860_800_500_000_000)]
    [InlineData("2026-01-31T14:00:00+02:00", 1_769_860_800_000_000_000)]
    [InlineData("2026-01-31T08:30:00-03:30", 1_769_860_800_000_000_000)]
    public void Fewer_decimals_and_offsets_are_read(string text, long nanoseconds) =>
        Assert.Equal(nanoseconds, NanoTimestamp.Parse(text).Nanoseconds);

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("2026-01-31T12:00:00.Z")]
    [InlineData("2026-01-31T12:00:00.1234567890Z")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T12:00:00+2:00")]
    [InlineData("2026-01-31T12:00:00+15:00")]
    [InlineData("2026-01-31T12:00:00ZZ")]
    [InlineData("1677-09-21T00:12:43.145224191Z")]
    [InlineData("2262-04-11T23:47:16.854775808Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(NanoTimestamp.TryParse(text, out _));
        Assert.Throws<FormatException>(() => NanoTimestamp.Parse(text));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(-1, -1)]
    [InlineData(-100, -1)]
    [InlineData(-101, -2)]
    public void Coarser_instants_are_cut_downwards(long nanoseconds, long ticks) =>
        Assert.Equal(DateTimeOffset.UnixEpoch.AddTicks(ticks), new NanoTimestamp(nanoseconds).ToDateTimeOffset());

    [Fact]
    public void An_instant_out_of_range_is_refused()
    {
        Assert.Throws<OverflowException>(() => NanoTimestamp.FromDateTimeOffset(DateTimeOffset.MaxValue));
        Assert.Throws<OverflowException>(() => NanoTimestamp.FromDateTimeOffset(DateTimeOffset.MinValue));
        Assert.Equal(DateTimeOffset.UnixEpoch, NanoTimestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch).ToDateTimeOffset());
    }

    [Fact]
    public void Order_is_that_of_time()
    {
        var (early, late) = (new NanoTimestamp(-5), new NanoTimestamp(3));
        Assert.True(early < late && early <= late && late > early && late >= early);
        Assert.True(((IComparable)early).CompareTo(late) < 0);
    }

    [Fact]
    public void Formats_of_a_date_work_too()
    {
        var value = NanoTimestamp.Parse("2026-01-31T12:00:00.123456789Z");
        Assert.Equal("2026", value.ToString("yyyy", CultureInfo.InvariantCulture));
        Assert.Equal(value.ToString(), value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Now_is_now() =>
        Assert.InRange(NanoTimestamp.Now.ToDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
}
