using System.Runtime.CompilerServices;

namespace Trestle.Checks;

public static partial class Check
{
    /// <summary>
    /// At most <paramref name="precision"/> digits, <paramref name="scale"/> of them after the point. Nothing is rounded to make it
    /// fit.
    /// </summary>
    public static void Decimal(string table, string field, decimal value, int precision, int scale)
    {
        if (!Decimals.TryScale(value, scale, out var scaled))
            Violation.CannotScale(table, field, value, precision, scale);
        else if (Int128.Abs(scaled) >= Decimals.PowerOfTen(precision))
            Violation.TooManyDigits(table, field, value, precision, scale);
    }

    /// <inheritdoc cref="Decimal(string, string, decimal, int, int)"/>
    public static void Decimal(string table, string field, decimal? value, int precision, int scale)
    {
        if (value is { } some)
            Decimal(table, field, some, precision, scale);
    }

    /// <summary>Not less than <paramref name="min"/>. NaN is neither less nor greater, and refused.</summary>
    public static void AtLeast<T>(string table, string field, T value, T min)
        where T : struct, IComparable<T>
    {
        if (IsNaN(value) || value.CompareTo(min) < 0)
            Violation.TooSmall(table, field, value, min);
    }

    /// <inheritdoc cref="AtLeast{T}(string, string, T, T)"/>
    public static void AtLeast<T>(string table, string field, T? value, T min)
        where T : struct, IComparable<T>
    {
        if (value is { } some)
            AtLeast(table, field, some, min);
    }

    /// <summary>Not greater than <paramref name="max"/>. NaN is neither less nor greater, and refused.</summary>
    public static void AtMost<T>(string table, string field, T value, T max)
        where T : struct, IComparable<T>
    {
        if (IsNaN(value) || value.CompareTo(max) > 0)
            Violation.TooLarge(table, field, value, max);
    }

    /// <inheritdoc cref="AtMost{T}(string, string, T, T)"/>
    public static void AtMost<T>(string table, string field, T? value, T max)
        where T : struct, IComparable<T>
    {
        if (value is { } some)
            AtMost(table, field, some, max);
    }

    // The comparison of types is decided by the JIT, and a cast through object would allocate before it has optimised.
    static bool IsNaN<T>(T value)
        where T : struct =>
        (typeof(T) == typeof(double) && double.IsNaN(Unsafe.BitCast<T, double>(value)))
        || (typeof(T) == typeof(float) && float.IsNaN(Unsafe.BitCast<T, float>(value)));
}
