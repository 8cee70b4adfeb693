using System.Globalization;
using System.Numerics;

namespace Trestle.Schema.Evolution.Types;

/// <summary>What a number type can hold.</summary>
/// <param name="Least">The least whole number that every smaller one exceeds; null for floats.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Scale">Decimal digits after the point.</param>
/// <param name="Precision">Binary digits that a float keeps; 0 for exact numbers.</param>
/// <param name="IsAny">Whether each number in the range is a value.</param>
sealed record NumberTypes(BigInteger Least, BigInteger Greatest, int Scale, int Precision, bool IsAny)
{
    public static NumberTypes OfEnum { get; } = new(int.MinValue, int.MaxValue, 0, 0, false);

    /// <summary>Null for what is no number.</summary>
    public static NumberTypes? Of(TypeShape type) => type switch
    {
        { Name: "decimal", Arguments: { Count: 2 } digits } => Decimal(digits[0], digits[1]),
        { Name: "float32" } => new(0, 0, 0, 24, true),
        { Name: "float64" } => new(0, 0, 0, 53, true),
        { Name: var name } when Bits(name, "uint") is { } bits => new(0, BigInteger.Pow(2, bits) - 1, 0, 0, true),
        { Name: var name } when Bits(name, "int") is { } bits =>
            new(-BigInteger.Pow(2, bits - 1), BigInteger.Pow(2, bits - 1) - 1, 0, 0, true),
        _ => null,
    };

    /// <summary>Null when one of the two is no number.</summary>
    public static TypeFit? Compare(NumberTypes? was, NumberTypes? now)
    {
        if (was is null || now is null)
            return null;
        return now.IsAny && Holds(was, now) ? TypeFit.Wider : TypeFit.Narrower;
    }

    static bool Holds(NumberTypes was, NumberTypes now)
    {
        if (was.Precision > 0)
            return now.Precision >= was.Precision;
        var greatest = BigInteger.Max(BigInteger.Abs(was.Least), was.Greatest);
        return now.Precision > 0
            ? was.Scale == 0 && greatest <= BigInteger.Pow(2, now.Precision)
            : now.Least <= was.Least && now.Greatest >= was.Greatest && now.Scale >= was.Scale;
    }

    static NumberTypes Decimal(int precision, int scale)
    {
        var greatest = BigInteger.Pow(10, Math.Min(1000, Math.Max(0, precision - scale))) - 1;
        return new(-greatest, greatest, scale, 0, true);
    }

    static int? Bits(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.Substring(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 8 and <= 256
            ? bits
            : null;
}
