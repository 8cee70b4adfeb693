using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    // Asked rather than assumed: the framework promises the layout of a decimal to native code only.
    static readonly bool HasKnownParts =
        Unsafe.BitCast<decimal, Parts>(new decimal(1, 2, 3, true, 4)) is { Flags: 0x8004_0000, High: 3, Low: 0x2_0000_0001 };

    /// <summary>Ten to the power of <paramref name="exponent"/>, 0 to 38.</summary>
    public static Int128 PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>The value stored as <paramref name="scaled"/> with <paramref name="scale"/> digits after the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal ToDecimal(long scaled, int scale)
    {
        var magnitude = scaled < 0 ? unchecked((ulong)-scaled) : (ulong)scaled;
        if (!HasKnownParts || (uint)scale > MaxScale)
            return new decimal((int)magnitude, (int)(magnitude >> 32), 0, scaled < 0, (byte)scale);
        // At once: in parts it would go to where it belongs by way of memory, and wait there.
        var flags = ((ulong)scaled >> 63 << 31) | ((ulong)(uint)scale << 16);
        return Unsafe.BitCast<Vector128<ulong>, decimal>(Vector128.Create(flags, magnitude));
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToScaled64(decimal value, int scale) =>
        HasKnownParts && TryScale64(Unsafe.BitCast<decimal, Parts>(value), scale, out var scaled) ? scaled : ScaleAny(value, scale);

    static long ScaleAny(decimal value, int scale)
    {
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryScale64(Parts value, int scale, out long scaled)
    {
        var digits = scale - (int)((value.Flags >> 16) & 0xff);
        if (value.High != 0 || (uint)digits >= (uint)SmallPowers.Length)
        {
            scaled = 0;
            return false;
        }
        var sign = (long)((int)value.Flags >> 31);
        var high = Math.BigMul(value.Low, SmallPowers[digits], out ulong magnitude);
        scaled = ((long)magnitude ^ sign) - sign;
        return (high | (magnitude >> 63)) == 0;
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

    [StructLayout(LayoutKind.Sequential)]
    readonly record struct Parts(uint Flags, uint High, ulong Low);
}
