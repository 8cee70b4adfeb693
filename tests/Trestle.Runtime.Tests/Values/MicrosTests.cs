namespace Trestle.Runtime.Tests.Values;

public class MicrosTests
{
    [Fact]
    public void Instants_are_cut_downwards_to_whole_microseconds_in_utc()
    {
        var value = new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(19);
        var normal = Micros.Normalize(value);
        Assert.Equal(TimeSpan.Zero, normal.Offset);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(10), normal);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddTicks(-10), Micros.Normalize(DateTimeOffset.UnixEpoch.AddTicks(-1)));
    }

    [Fact]
    public void What_was_normalised_is_stored_without_loss()
    {
        var random = new Random(6);
        for (var i = 0; i < 5_000; i++)
        {
            var timestamp = Micros.Normalize(new DateTimeOffset(random.NextInt64(DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero));
            var time = Micros.Normalize(new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks)));
            var duration = Micros.Normalize(new TimeSpan(random.NextInt64(long.MinValue, long.MaxValue)));
            Assert.Equal(timestamp, Micros.ToTimestamp(Micros.FromTimestamp(timestamp)));
            Assert.Equal(time, Micros.ToTime(Micros.FromTime(time)));
            Assert.Equal(duration, Micros.ToDuration(Micros.FromDuration(duration)));
        }
    }

    [Fact]
    public void The_ends_of_every_range_survive()
    {
        foreach (var value in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            Assert.Equal(Micros.Normalize(value), Micros.ToTimestamp(Micros.FromTimestamp(value)));
        foreach (var value in new[] { TimeOnly.MinValue, TimeOnly.MaxValue })
            Assert.Equal(Micros.Normalize(value), Micros.ToTime(Micros.FromTime(value)));
        foreach (var value in new[] { TimeSpan.MinValue, TimeSpan.MaxValue, new(long.MinValue + 9), new(long.MinValue + 10) })
            Assert.Equal(Micros.Normalize(value), Micros.ToDuration(Micros.FromDuration(value)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(-1, -1)]
    [InlineData(-10, -1)]
    [InlineData(-11, -2)]
    public void Durations_are_cut_downwards(long ticks, long microseconds) =>
        Assert.Equal(microseconds, Micros.FromDuration(new TimeSpan(ticks)));

    [Fact]
    public void Null_stays_null()
    {
        Assert.Null(Micros.Normalize((DateTimeOffset?)null));
        Assert.Null(Micros.Normalize((TimeOnly?)null));
        Assert.Null(Micros.Normalize((TimeSpan?)null));
        Assert.Equal(TimeSpan.Zero, Micros.Normalize((TimeSpan?)new TimeSpan(9)));
    }

    [Fact]
    public void Stored_numbers_out_of_range_are_corrupt()
    {
        var (first, last) = (Micros.FromTimestamp(DateTimeOffset.MinValue), Micros.FromTimestamp(DateTimeOffset.MaxValue));
        foreach (var value in new[] { first - 1, last + 1, long.MinValue, long.MaxValue })
            Assert.Throws<CorruptRecordException>(() => Micros.ToTimestamp(value));
        foreach (var value in new[] { -1, 86_400_000_000, long.MinValue, long.MaxValue })
            Assert.Throws<CorruptRecordException>(() => Micros.ToTime(value));
        foreach (var value in new[] { long.MinValue, long.MaxValue, (long.MaxValue / 10) + 1 })
            Assert.Throws<CorruptRecordException>(() => Micros.ToDuration(value));
        foreach (var value in new[] { -1, DateOnly.MaxValue.DayNumber + 1, int.MinValue, int.MaxValue })
            Assert.Throws<CorruptRecordException>(() => Dates.ToDate(value));
    }

    [Fact]
    public void Dates_are_days()
    {
        foreach (var value in new[] { DateOnly.MinValue, DateOnly.MaxValue, new(2026, 1, 31) })
            Assert.Equal(value, Dates.ToDate(Dates.FromDate(value)));
    }
}
