using System.Globalization;
using System.Numerics;

namespace Trestle.Runtime.Tests.Values;

public class UInt256Tests
{
    const int Rounds = 2_000;

    static readonly BigInteger Modulus = BigInteger.One << 256;

    [Fact]
    public void Every_operation_agrees_with_big_integers()
    {
        var random = new Random(256);
        for (var i = 0; i < Rounds; i++)
        {
            var (a, b) = (Any(random), Any(random));
            BigInteger left = a, right = b;
            Agree(left + right, () => a + b);
            Agree(left - right, () => a - b);
            Agree(left * right, () => a * b);
            Assert.Equal(left.CompareTo(right), Math.Sign(a.CompareTo(b)));
            Assert.Equal(left < right, a < b);
            Assert.Equal(left <= right, a <= b);
            Assert.Equal(left > right, a > b);
            Assert.Equal(left >= right, a >= b);
            Assert.Equal(left == right, a == b);
            if (right.IsZero)
                continue;
            Assert.Equal(left / right, (BigInteger)(a / b));
            Assert.Equal(left % right, (BigInteger)(a % b));
        }
    }

    [Fact]
    public void Text_and_both_byte_orders_round_trip()
    {
        var random = new Random(257);
        Span<byte> little = stackalloc byte[UInt256.Size];
        Span<byte> big = stackalloc byte[UInt256.Size];
        for (var i = 0; i < Rounds; i++)
        {
            var value = Any(random);
            Assert.Equal(((BigInteger)value).ToString(CultureInfo.InvariantCulture), value.ToString());
            Assert.Equal(value, UInt256.Parse(value.ToString()));
            value.WriteLittleEndian(little);
            value.WriteBigEndian(big);
            Assert.Equal(value, UInt256.ReadLittleEndian(little));
            Assert.Equal(value, UInt256.ReadBigEndian(big));
            Assert.Equal((BigInteger)value, new BigInteger(little, isUnsigned: true));
            Assert.Equal((BigInteger)value, new BigInteger(big, isUnsigned: true, isBigEndian: true));
        }
    }

    [Fact]
    public void Nothing_wraps()
    {
        Assert.Throws<OverflowException>(() => UInt256.MaxValue + UInt256.One);
        Assert.Throws<OverflowException>(() => UInt256.Zero - UInt256.One);
        Assert.Throws<OverflowException>(() => UInt256.MaxValue * 2UL);
        Assert.Throws<DivideByZeroException>(() => UInt256.One / UInt256.Zero);
        Assert.Throws<OverflowException>(() => (UInt256)BigInteger.MinusOne);
        Assert.Throws<OverflowException>(() => (UInt256)Modulus);
        Assert.Throws<OverflowException>(() => (UInt128)(UInt256.One + UInt128.MaxValue));
        Assert.Throws<OverflowException>(() => (ulong)(UInt256.One + ulong.MaxValue));
        Assert.Equal(ulong.MaxValue, (ulong)(UInt256)ulong.MaxValue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1e3")]
    [InlineData("1_000")]
    [InlineData("115792089237316195423570985008687907853269984665640564039457584007913129639936")]
    [InlineData("1000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(UInt256.TryParse(text, out var value));
        Assert.Equal(UInt256.Zero, value);
        Assert.Throws<FormatException>(() => UInt256.Parse(text));
    }

    [Fact]
    public void Leading_zeros_are_read_over()
    {
        Assert.Equal(7UL, UInt256.Parse(new string('0', 500) + "7"));
        Assert.Equal(0UL, UInt256.Parse(new string('0', 500)));
        Assert.Equal(UInt256.MaxValue, UInt256.Parse("0" + UInt256.MaxValue));
    }

    static void Agree(BigInteger expected, Func<UInt256> actual)
    {
        if (expected.Sign < 0 || expected >= Modulus)
            Assert.Throws<OverflowException>(() => actual());
        else
            Assert.Equal(expected, actual());
    }

    static UInt256 Any(Random random)
    {
        Span<byte> bytes = stackalloc byte[UInt256.Size];
        random.NextBytes(bytes[random.Next(UInt256.Size + 1)..]);
        return random.Next(20) == 0 ? UInt256.MaxValue : UInt256.ReadBigEndian(bytes);
    }
}
