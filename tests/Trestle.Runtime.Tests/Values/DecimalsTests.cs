namespace Trestle.Runtime.Tests.Values;

public class DecimalsTests
{
    [Theory]
    [InlineData("0", 2, 0)]
    [InlineData("1", 2, 100)]
    [InlineData("1.5", 2, 150)]
    [InlineData("1.50", 2, 150)]
    [InlineData("1.5000", 2, 150)]
    [InlineData("-1.25", 2, -125)]
    [InlineData("-0.00", 2, 0)]
    [InlineData("92233720368547758.07", 2, long.MaxValue)]
    [InlineData("-92233720368547758.08", 2, long.MinValue)]
    public void Values_scale_exactly(string text, int scale, long scaled)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(scaled, Decimals.ToScaled64(value, scale));
        Assert.Equal(scaled, Decimals.ToScaled128(value, scale));
        Assert.Equal(value, Decimals.ToDecimal(scaled, scale));
        Assert.Equal(value, Decimals.ToDecimal((Int128)scaled, scale));
    }

    [Fact]
    public void Nothing_is_rounded()
    {
        Assert.False(Decimals.TryScale(1.005m, 2, out _));
        Assert.False(Decimals.TryScale(0.0000000000000000000000000001m, 27, out _));
        Assert.Throws<OverflowException>(() => Decimals.ToScaled64(1.005m, 2));
        Assert.Throws<OverflowException>(() => Decimals.ToScaled128(1.005m, 2));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<OverflowException>(() => Decimals.ToScaled64(92233720368547758.08m, 2));
        Assert.Throws<OverflowException>(() => Decimals.ToScaled64(decimal.MaxValue, 0));
        Assert.False(Decimals.TryScale(decimal.MaxValue, 28, out _));
        Assert.True(Decimals.TryScale(0m, 28, out var zero));
        Assert.Equal(0, zero);
    }

    [Fact]
    public void Random_decimals_round_trip_at_their_own_scale()
    {
        var random = new Random(28);
        for (var i = 0; i < 5_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(2) * random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            Assert.Equal(value, Decimals.ToDecimal(Decimals.ToScaled128(value, value.Scale), value.Scale));
        }
    }

    [Fact]
    public void Random_decimals_take_64_bits_exactly_when_they_fit()
    {
        var random = new Random(64);
        for (var i = 0; i < 20_000; i++)
        {
            var (high, low) = (random.Next(8) == 0 ? random.Next() : 0, random.NextInt64() >> random.Next(63));
            var value = new decimal((int)low, (int)(low >> 32), high, random.Next(2) == 0, (byte)random.Next(12));
            var scale = random.Next(12);
            var fits = Decimals.TryScale(value, scale, out var wide) && wide >= long.MinValue && wide <= long.MaxValue;
            if (fits)
                Assert.Equal(wide, Decimals.ToScaled64(value, scale));
            else
                Assert.Throws<OverflowException>(() => Decimals.ToScaled64(value, scale));
        }
    }

    [Fact]
    public void Stored_numbers_beyond_a_decimal_are_corrupt()
    {
        Assert.Throws<CorruptRecordException>(() => Decimals.ToDecimal(Int128.MinValue, 0));
        Assert.Throws<CorruptRecordException>(() => Decimals.ToDecimal(Int128.One << 96, 0));
        Assert.Equal(decimal.MaxValue, Decimals.ToDecimal((Int128.One << 96) - 1, 0));
        Assert.Equal(decimal.MinValue, Decimals.ToDecimal(1 - (Int128.One << 96), 0));
    }
}
