using System.Numerics;

namespace Trestle;

public readonly partial struct UInt256
{
    static readonly BigInteger MaxBig = MaxValue;

    /// <summary>Widens.</summary>
    public static implicit operator UInt256(ulong value) => new(0, value);

    /// <summary>Widens.</summary>
    public static implicit operator UInt256(UInt128 value) => new(0, value);

    /// <summary>Widens.</summary>
    public static implicit operator BigInteger(UInt256 value) => ((BigInteger)value.upper << 128) | value.lower;

    /// <summary>Narrows; throws <see cref="OverflowException"/> below 0 and from 2^256 on.</summary>
    public static explicit operator UInt256(BigInteger value) => value.Sign < 0 || value > MaxBig
        ? throw new OverflowException("The number does not fit 256 unsigned bits. Keep it between 0 and 2^256 - 1.")
        : new((UInt128)(value >> 128), (UInt128)(value & UInt128.MaxValue));

    /// <summary>Narrows; throws <see cref="OverflowException"/> from 2^128 on.</summary>
    public static explicit operator UInt128(UInt256 value) => value.upper == 0
        ? value.lower
        : throw new OverflowException("The number does not fit 128 bits. Keep it as a UInt256.");

    /// <summary>Narrows; throws <see cref="OverflowException"/> from 2^64 on.</summary>
    public static explicit operator ulong(UInt256 value) => checked((ulong)(UInt128)value);

    /// <summary>Adds; throws <see cref="OverflowException"/> from 2^256 on.</summary>
    public static UInt256 operator +(UInt256 left, UInt256 right)
    {
        var lower = unchecked(left.lower + right.lower);
        var carry = lower < left.lower ? UInt128.One : UInt128.Zero;
        return new(checked(left.upper + right.upper + carry), lower);
    }

    /// <summary>Subtracts; throws <see cref="OverflowException"/> below 0.</summary>
    public static UInt256 operator -(UInt256 left, UInt256 right)
    {
        var borrow = left.lower < right.lower ? UInt128.One : UInt128.Zero;
        return new(checked(left.upper - right.upper - borrow), unchecked(left.lower - right.lower));
    }

    /// <summary>Multiplies; throws <see cref="OverflowException"/> from 2^256 on.</summary>
    public static UInt256 operator *(UInt256 left, UInt256 right) => (UInt256)((BigInteger)left * right);

    /// <summary>Divides and drops the remainder; throws <see cref="DivideByZeroException"/>.</summary>
    public static UInt256 operator /(UInt256 left, UInt256 right) => (UInt256)((BigInteger)left / right);

    /// <summary>The remainder of the division; throws <see cref="DivideByZeroException"/>.</summary>
    public static UInt256 operator %(UInt256 left, UInt256 right) => (UInt256)((BigInteger)left % right);

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(UInt256 left, UInt256 right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(UInt256 left, UInt256 right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is less.</summary>
    public static bool operator <(UInt256 left, UInt256 right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is less or equal.</summary>
    public static bool operator <=(UInt256 left, UInt256 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is greater.</summary>
    public static bool operator >(UInt256 left, UInt256 right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is greater or equal.</summary>
    public static bool operator >=(UInt256 left, UInt256 right) => left.CompareTo(right) >= 0;
}
