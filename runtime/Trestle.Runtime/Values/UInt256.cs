using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Trestle;

/// <summary>
/// An unsigned integer of 256 bits. Arithmetic never wraps: a result that does not fit throws <see cref="OverflowException"/>,
/// whatever the compiler's <c>checked</c> setting, because such numbers are amounts.
/// </summary>
public readonly partial struct UInt256 :
    IEquatable<UInt256>, IComparable<UInt256>, IComparable, IComparisonOperators<UInt256, UInt256, bool>,
    ISpanParsable<UInt256>, IFormattable
{
    /// <summary>Its width in bytes.</summary>
    public const int Size = 32;

    const int MaxDigits = 78;

    readonly UInt128 upper;
    readonly UInt128 lower;

    /// <summary>Joins two halves.</summary>
    public UInt256(UInt128 upper, UInt128 lower)
    {
        this.upper = upper;
        this.lower = lower;
    }

    /// <summary>0.</summary>
    public static UInt256 Zero => default;

    /// <summary>1.</summary>
    public static UInt256 One => new(0, 1);

    /// <summary>0.</summary>
    public static UInt256 MinValue => default;

    /// <summary>2^256 - 1.</summary>
    public static UInt256 MaxValue => new(UInt128.MaxValue, UInt128.MaxValue);

    /// <summary>The most significant 128 bits.</summary>
    public UInt128 Upper => upper;

    /// <summary>The least significant 128 bits.</summary>
    public UInt128 Lower => lower;

    /// <summary>Reads the first 32 bytes, least significant first.</summary>
    public static UInt256 ReadLittleEndian(ReadOnlySpan<byte> from) =>
        new(BinaryPrimitives.ReadUInt128LittleEndian(from[16..]), BinaryPrimitives.ReadUInt128LittleEndian(from));

    /// <summary>Reads the first 32 bytes, most significant first.</summary>
    public static UInt256 ReadBigEndian(ReadOnlySpan<byte> from) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(from), BinaryPrimitives.ReadUInt128BigEndian(from[16..]));

    /// <summary>Writes 32 bytes, least significant first.</summary>
    public void WriteLittleEndian(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(to[16..], upper);
        BinaryPrimitives.WriteUInt128LittleEndian(to, lower);
    }

    /// <summary>Writes 32 bytes, most significant first.</summary>
    public void WriteBigEndian(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt128BigEndian(to[16..], lower);
        BinaryPrimitives.WriteUInt128BigEndian(to, upper);
    }

    /// <summary>Reads decimal digits. Throws <see cref="FormatException"/> on anything else and from 2^256 on.</summary>
    public static UInt256 Parse(ReadOnlySpan<char> digits) => TryParse(digits, out var result)
        ? result
        : throw new FormatException("The text is not an unsigned 256-bit number. Write decimal digits, below 2^256.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static UInt256 Parse(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return Parse(digits.AsSpan());
    }

    /// <summary>Reads decimal digits; false on anything else and from 2^256 on.</summary>
    public static bool TryParse(ReadOnlySpan<char> digits, out UInt256 result)
    {
        result = default;
        if (digits.Length > MaxDigits)
        {
            // Longer text is a number only when zeros lead it, and not worth the quadratic time of a parse.
            if (digits[..^MaxDigits].ContainsAnyExcept('0'))
                return false;
            digits = digits[^MaxDigits..];
        }
        if (!BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > MaxBig)
            return false;
        result = (UInt256)value;
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out UInt256)"/>
    public static bool TryParse([NotNullWhen(true)] string? digits, out UInt256 result) => TryParse(digits.AsSpan(), out result);

    static UInt256 ISpanParsable<UInt256>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static UInt256 IParsable<UInt256>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<UInt256>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UInt256 result) =>
        TryParse(s, out result);

    static bool IParsable<UInt256>.TryParse(string? s, IFormatProvider? provider, out UInt256 result) =>
        TryParse(s, out result);

    /// <summary>Whether the numbers are equal.</summary>
    public bool Equals(UInt256 other) => upper == other.upper && lower == other.lower;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UInt256 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(upper, lower);

    /// <summary>Compares as numbers.</summary>
    public int CompareTo(UInt256 other)
    {
        var order = upper.CompareTo(other.upper);
        return order != 0 ? order : lower.CompareTo(other.lower);
    }

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        UInt256 other => CompareTo(other),
        _ => throw new ArgumentException("The object is not a UInt256. Convert it before comparing.", nameof(obj)),
    };

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => ((BigInteger)this).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as <see cref="BigInteger"/> prints it with <paramref name="format"/>.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ((BigInteger)this).ToString(format, formatProvider);
}
