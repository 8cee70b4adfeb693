using System.Globalization;
using System.Numerics;
using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

/// <summary>The examples of RFC 8949, appendix A, as far as rows have such values.</summary>
public class CborVectorTests
{
    [Theory]
    [InlineData("0", "00")]
    [InlineData("23", "17")]
    [InlineData("24", "1818")]
    [InlineData("255", "18ff")]
    [InlineData("256", "190100")]
    [InlineData("1000000", "1a000f4240")]
    [InlineData("1000000000000", "1b000000e8d4a51000")]
    [InlineData("18446744073709551615", "1bffffffffffffffff")]
    [InlineData("18446744073709551616", "c249010000000000000000")]
    [InlineData("-1", "20")]
    [InlineData("-100", "3863")]
    [InlineData("-1000", "3903e7")]
    [InlineData("-18446744073709551616", "3bffffffffffffffff")]
    [InlineData("-18446744073709551617", "c349010000000000000000")]
    public void Integers_take_the_fewest_bytes(string number, string hex)
    {
        var value = (Int128)BigInteger.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal(hex, Write((ref to) => to.Int128(value)));
        Assert.Equal(value, Read(hex, static (ref from) => from.Int128()));
    }

    [Theory]
    [InlineData(0.0, "f90000")]
    [InlineData(-0.0, "f98000")]
    [InlineData(1.1, "fb3ff199999999999a")]
    [InlineData(1.5, "f93e00")]
    [InlineData(65504.0, "f97bff")]
    [InlineData(100000.0, "fa47c35000")]
    [InlineData(3.4028234663852886e+38, "fa7f7fffff")]
    [InlineData(1.0e+300, "fb7e37e43c8800759c")]
    [InlineData(5.960464477539063e-8, "f90001")]
    [InlineData(-4.1, "fbc010666666666666")]
    [InlineData(double.PositiveInfinity, "f97c00")]
    [InlineData(double.NaN, "f97e00")]
    [InlineData(double.NegativeInfinity, "f9fc00")]
    public void Numbers_take_the_fewest_bytes_that_keep_them(double value, string hex)
    {
        Assert.Equal(hex, Write((ref to) => to.Float64(value)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value) << 1, BitConverter.DoubleToInt64Bits(Read(hex, static (ref from) => from.Float64())) << 1);
    }

    [Theory]
    [InlineData("", "60")]
    [InlineData("IETF", "6449455446")]
    [InlineData("\"\\", "62225c")]
    [InlineData("水", "63e6b0b4")]
    [InlineData("𐅑", "64f0908591")]
    public void Texts_are_utf8(string value, string hex)
    {
        Assert.Equal(hex, Write((ref to) => to.Text(value)));
        Assert.Equal(value, Read(hex, static (ref from) => from.Text()));
    }

    [Theory]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(85)]
    [InlineData(86)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(21846)]
    [InlineData(65536)]
    public void The_head_of_a_text_fits_its_bytes_not_its_characters(int chars)
    {
        foreach (var text in new[] { new string('a', chars), new string('é', chars), new string('水', chars) })
            Assert.Equal(text, Read(Write((ref to) => to.Text(text)), static (ref from) => from.Text()));
    }

    static string Write(CborAction write)
    {
        var buffer = new byte[300_000];
        var to = CborWriter.Over(buffer);
        write(ref to);
        return Convert.ToHexStringLower(buffer.AsSpan(0, to.Length));
    }

    // As the only item of a list in a row.
    static T Read<T>(string hex, CborRead<T> read) => CborReader.Over(Convert.FromHexString("a10181" + hex)).List(1, read).Single();

    delegate void CborAction(ref CborWriter to);
}
