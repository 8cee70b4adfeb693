using System.Globalization;
using System.Numerics;
using Trestle.Generated.Tests.Steps.Migrations;

namespace Trestle.Generated.Tests.Steps;

/// <summary>Every pair of number types that the step knows.</summary>
static class NumberFields
{
    const int RandomValues = 100;

    static readonly Random Random = new(4);

    static readonly long[] Longs =
    [
        .. Around(0, sbyte.MaxValue, byte.MaxValue, short.MaxValue, ushort.MaxValue, 1L << 24, int.MaxValue, uint.MaxValue, 1L << 53, long.MaxValue - 1),
        .. Some(() => Random.NextInt64(long.MinValue, long.MaxValue) >> Random.Next(64)),
    ];

    static readonly double[] Doubles =
    [
        0, -0.0, 0.1, -0.1, 0.5, 1.0 / 3, 1e-5, 1e15, 1e18, 9.3e18, 1e300, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NaN,
        .. Longs.Select(value => (double)value), .. Some(() => Math.Round(Random.NextDouble() * 1e6, Random.Next(8))),
    ];

    static readonly decimal[] Decimals =
    [
        0m, 0.01m, -0.01m, 0.0001m, 99999999.99m, 123456.7891m, 99999999999999.9999m, -99999999999999.9999m, int.MaxValue, 12.5m,
        .. Some(() => Math.Round((decimal)(Random.NextDouble() * 1e7), Random.Next(5))),
    ];

    static readonly UInt128[] Wides =
        [0, 1, ulong.MaxValue, UInt128.MaxValue, .. Some(() => new UInt128((ulong)Random.NextInt64(), (ulong)Random.NextInt64()) >> Random.Next(128))];

    static readonly UInt256[] Widests =
        [.. Wides.Select(value => (UInt256)value), UInt256.MaxValue, new UInt256(1, 0), new UInt256((UInt128)1 << 90, 0)];

    static readonly ulong[] Larges = [0, 1, ulong.MaxValue, .. Longs.Select(value => (ulong)value)];

    public static IReadOnlyList<NumberField> All { get; } =
    [
        NumberField.Of("id", Longs, (row, value) => row with { Id = value }, IsInt, (value, row) => row.Id == value),
        NumberField.Of("small", Bytes(value => (sbyte)value), (row, value) => row with { Small = value }, _ => true, (value, row) => row.Small == value),
        NumberField.Of("unsigned", Bytes(value => value), (row, value) => row with { Unsigned = value }, _ => true, (value, row) => row.Unsigned == value),
        NumberField.Of("large", Larges, (row, value) => row with { Large = value }, _ => true, (value, row) => row.Large == value),
        NumberField.Of("wide", Wides, (row, value) => row with { Wide = value }, _ => true, (value, row) => row.Wide == value),
        NumberField.Of("widest", Widests, (row, value) => row with { Widest = value }, value => (BigInteger)value <= ulong.MaxValue, (value, row) => (UInt256)row.Widest == value),
        NumberField.Of("narrow", Longs, (row, value) => row with { Narrow = value }, IsInt, (value, row) => row.Narrow == value),
        NumberField.Of("positive", Longs, (row, value) => row with { Positive = value }, value => value is >= 0 and <= 255, (value, row) => row.Positive == value),
        NumberField.Of("single", Ints, (row, value) => row with { Single = value }, value => HasDigits(value, 24), (value, row) => (double)row.Single == value),
        NumberField.Of("double", Longs, (row, value) => row with { Double = value }, value => HasDigits(value, 53), (value, row) => (BigInteger)row.Double == value),
        NumberField.Of("rounded", Doubles, (row, value) => row with { Rounded = value }, IsNearSingle, (value, row) => row.Rounded.Equals((float)value)),
        NumberField.Of("unrounded", Singles, (row, value) => row with { Unrounded = value }, _ => true, (value, row) => row.Unrounded.Equals(value)),
        NumberField.Of("whole", Doubles, (row, value) => row with { Whole = value }, value => Big(value) is { } big && big == (long)Clamp(big), (value, row) => Big(value) == row.Whole),
        NumberField.Of("read", Doubles, (row, value) => row with { Read = value }, value => Digits(value, 14, 4), (value, row) => row.Read == decimal.Parse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture)),
        NumberField.Of("unread", Decimals, (row, value) => row with { Unread = value }, IsReadAgain, (value, row) => decimal.Parse(Text(row.Unread), NumberStyles.Float, CultureInfo.InvariantCulture) == value),
        NumberField.Of("counted", Decimals.Select(value => Math.Round(value, 2)).Where(value => Math.Abs(value) < 1e8m), (row, value) => row with { Counted = value }, value => value == Math.Truncate(value) && IsInt((long)value), (value, row) => row.Counted == value),
        NumberField.Of("amount", Longs, (row, value) => row with { Amount = value }, value => BigInteger.Abs(value) < BigInteger.Pow(10, 18), (value, row) => row.Amount == value),
        NumberField.Of("price", Decimals, (row, value) => row with { Price = value }, value => Math.Abs(value) < 1e8m && value == Math.Round(value, 2), (value, row) => row.Price == value),
        NumberField.Of("kind", Kinds, (row, value) => row with { Kind = value }, _ => true, (value, row) => row.Kind == (int)value),
        NumberField.Of("sort", Ints.Append(2).Append(300), (row, value) => row with { Sort = value }, value => value is 1 or 2 or 300, (value, row) => (int)row.Sort == value),
        NumberField.Of("other", Kinds, (row, value) => row with { Other = value }, _ => true, (value, row) => (int)row.Other == (int)value),
        NumberField.Of("wider", Widests, (row, value) => row with { Wider = value }, value => HasDigits(value, 53), (value, row) => new BigInteger(row.Wider) == value),
        NumberField.Of("huge", Bytes(value => value), (row, value) => row with { Huge = value }, _ => true, (value, row) => row.Huge == value),
        NumberField.Of("exact", Larges, (row, value) => row with { Exact = value }, _ => true, (value, row) => row.Exact == value),
    ];

    static IEnumerable<int> Ints => Longs.Where(IsInt).Select(value => (int)value);

    // A row cannot hold infinities of the wider type that are numbers in the narrower one.
    static IEnumerable<float> Singles => Doubles.Select(value => (float)value);

    static IEnumerable<Everything.Before.Kind> Kinds => [Everything.Before.Kind.Plain, Everything.Before.Kind.Fancy];

    static bool IsInt(long value) => value is >= int.MinValue and <= int.MaxValue;

    // All its bits but those at the end are within so many.
    static bool HasDigits(BigInteger value, int digits) => value.IsZero || (BigInteger.Abs(value) >> Ends(value)).GetBitLength() <= digits;

    static int Ends(BigInteger value)
    {
        var zeros = 0;
        while ((value >> zeros).IsEven)
            zeros++;
        return zeros;
    }

    static BigInteger? Big(double value) => double.IsFinite(value) && value == Math.Floor(value) ? new BigInteger(value) : null;

    static BigInteger Clamp(BigInteger value) => BigInteger.Min(BigInteger.Max(value, long.MinValue), long.MaxValue);

    static bool IsNearSingle(double value) => !double.IsFinite(value) || Math.Abs(value) < 3.4028235677973366e38;

    // The digits that the number is written with, before and after the point.
    static bool Digits(double value, int before, int after)
    {
        var plain = double.IsFinite(value) && Math.Abs(value) < 1e20 ? value.ToString("0.##################", CultureInfo.InvariantCulture).TrimStart('-').Split('.') : [];
        return plain.Length > 0 && plain[0].Length <= before && (plain.Length == 1 || plain[1].Length <= after) && value != double.Epsilon;
    }

    static bool IsReadAgain(decimal value) => value.ToString(CultureInfo.InvariantCulture).Trim('0', '-').Replace(".", "", StringComparison.Ordinal).Trim('0').Length <= 15
        || decimal.Parse(Text((double)value), NumberStyles.Float, CultureInfo.InvariantCulture) == value;

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static IEnumerable<T> Bytes<T>(Func<byte, T> of) => Enumerable.Range(0, 256).Select(value => of((byte)value));

    static IEnumerable<long> Around(params long[] values) =>
        values.SelectMany(value => (long[])[value - 1, value, value + 1, -value - 2, -value - 1, -value]);

    static IEnumerable<T> Some<T>(Func<T> make) => Enumerable.Range(0, RandomValues).Select(_ => make());
}
