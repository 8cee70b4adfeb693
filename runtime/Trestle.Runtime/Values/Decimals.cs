using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle;

/// <summary>
/// Decimals as every store keeps them: the value times ten to the power of the field's scale, a whole number. Nothing is ever
/// rounded.
/// </summary>
public static class Decimals
{
    /// <summary>The most digits after the point.</summary>
    public const int MaxScale = 28;

    static readonly Int128[] Powers = PowersOfTen();

    /// <summary>Ten to the power of <paramref name="exponent"/>, 0 to 38.</summary>
    public static Int128 PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>The value stored as <paramref name="scaled"/> with <paramref name="scale"/> digits after the point.</summary>
    public static decimal ToDecimal(long scaled, int scale)
    {
        var magnitude = scaled < 0 ? unchecked((ulong)-scaled) : (ulong)scaled;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, scaled < 0, (byte)scale);
    }

    /// <summary>
    /// The value stored as <paramref name="scaled"/> with <paramref name="scale"/> digits after the point. Throws
    /// <see cref="CorruptRecordException"/> when it has more digits than a decimal.
    /// </summary>
    public static decimal ToDecimal(Int128 scaled, int scale)
    {
        var magnitude = scaled < 0 ? unchecked((UInt128)(-scaled)) : (UInt128)scaled;
        if (magnitude >> 96 != 0)
            throw new CorruptRecordException(
                $"A stored decimal of {scaled} is out of range. The bytes were damaged or written by something else; restore them.");
        return new decimal((int)magnitude, (int)(magnitude >> 32), (int)(magnitude >> 64), scaled < 0, (byte)scale);
    }

    /// <summary>
    /// The 64-bit stored form. Throws <see cref="OverflowException"/> when the value has more digits after the point or does not
    /// fit.
    /// </summary>
    public static long ToScaled64(decimal value, int scale)
    {
        if (TryScale64(value, scale, out var narrow))
            return narrow;
        if (!TryScale(value, scale, out var scaled) || scaled < long.MinValue || scaled > long.MaxValue)
            Refuse(value, scale);
        return (long)scaled;
    }

    /// <summary>
    /// The 128-bit stored form. Throws <see cref="OverflowException"/> when the value has more digits after the point or does not
    /// fit.
    /// </summary>
    public static Int128 ToScaled128(decimal value, int scale)
    {
        if (!TryScale(value, scale, out var scaled))
            Refuse(value, scale);
        return scaled;
    }

    /// <summary>
    /// The stored form; false when the value has more than <paramref name="scale"/> digits after the point, or does not fit 128
    /// bits.
    /// </summary>
    public static bool TryScale(decimal value, int scale, out Int128 scaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var words = MemoryMarshal.Cast<int, uint>(bits);
        var magnitude = new UInt128(words[2], ((ulong)words[1] << 32) | words[0]);
        if (!TryShift(ref magnitude, scale - value.Scale))
        {
            scaled = default;
            return false;
        }
        scaled = decimal.IsNegative(value) ? -(Int128)magnitude : (Int128)magnitude;
        return true;
    }

    // Most decimals are small and have no more digits than the field: nothing wider than 64 bits then.
    [SkipLocalsInit]
    static bool TryScale64(decimal value, int scale, out long scaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = scale - value.Scale;
        scaled = 0;
        if (bits[2] != 0 || (uint)digits >= (uint)SmallPowers.Length)
            return false;
        var high = Math.BigMul(((ulong)(uint)bits[1] << 32) | (uint)bits[0], SmallPowers[digits], out ulong magnitude);
        if (high != 0 || magnitude > long.MaxValue)
            return false;
        scaled = bits[3] < 0 ? -(long)magnitude : (long)magnitude;
        return true;
    }

    static ReadOnlySpan<ulong> SmallPowers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    static bool TryShift(ref UInt128 magnitude, int digits)
    {
        if (digits == 0 || magnitude == 0)
            return true;
        var power = (UInt128)Powers[Math.Abs(digits)];
        if (digits < 0)
        {
            (magnitude, var rest) = UInt128.DivRem(magnitude, power);
            return rest == 0;
        }
        if (magnitude > (UInt128)Int128.MaxValue / power)
            return false;
        magnitude *= power;
        return true;
    }

    static Int128[] PowersOfTen()
    {
        var powers = new Int128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }

    [DoesNotReturn]
    static void Refuse(decimal value, int scale) => throw new OverflowException(FormattableString.Invariant(
        $"The decimal {value} cannot be stored with {scale} digits after the point. Round it, or give the field a larger precision."));
}
