using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Trestle.Migrations;

/// <summary>
/// Turns values of one type into those of another, exactly: what has no like there throws <see cref="CheckViolationException"/> with the
/// field. Only between floats it rounds, which they do anyhow. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Conversion
{
    /// <summary>A whole number out of a whole number, a float or a decimal.</summary>
    public static TTo Whole<TFrom, TTo>(TFrom value, string table, string field)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo> =>
        TFrom.IsInteger(value) ? Checked(value, TTo.CreateChecked, table, field) : throw Refusal(value, table, field);

    /// <summary>A wide number out of a whole number, a float or a decimal.</summary>
    public static UInt256 Wide<TFrom>(TFrom value, string table, string field)
        where TFrom : INumberBase<TFrom> =>
        TFrom.IsInteger(value) ? Checked(value, static number => (UInt256)BigInteger.CreateChecked(number), table, field) : throw Refusal(value, table, field);

    /// <summary>A float or a decimal out of a whole number.</summary>
    public static TTo Exact<TFrom, TTo>(TFrom value, string table, string field)
        where TFrom : INumberBase<TFrom>
        where TTo : INumberBase<TTo> =>
        Checked(value, static number => TTo.CreateChecked(number) is var like && TFrom.CreateChecked(like) == number ? like : throw new OverflowException(), table, field);

    /// <summary>The nearest float of 32 bits; none is near what lies beyond its range.</summary>
    public static float Nearest(double value, string table, string field) =>
        (float)value is var like && double.IsFinite(value) == float.IsFinite(like) ? like : throw Refusal(value, table, field);

    /// <summary>The decimal that reads like a float.</summary>
    public static decimal Decimal<TFrom>(TFrom value, string table, string field)
        where TFrom : IFloatingPointIeee754<TFrom> => Checked(
            value,
            static number => decimal.TryParse(Text(number), NumberStyles.Float, CultureInfo.InvariantCulture, out var like) && Of<TFrom>(like) == number
                ? like
                : throw new OverflowException(),
            table,
            field);

    /// <summary>The float that reads like a decimal.</summary>
    public static TTo Float<TTo>(decimal value, string table, string field)
        where TTo : IFloatingPointIeee754<TTo> => Checked(
            value,
            static number => Of<TTo>(number) is var like
                && decimal.TryParse(Text(like), NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == number
                    ? like
                    : throw new OverflowException(),
            table,
            field);

    /// <summary>The same instant, counted in nanoseconds.</summary>
    public static NanoTimestamp Nanoseconds(DateTimeOffset value, string table, string field) =>
        Checked(value, NanoTimestamp.FromDateTimeOffset, table, field);

    /// <summary>The same instant, counted in microseconds.</summary>
    public static DateTimeOffset Microseconds(NanoTimestamp value, string table, string field) =>
        value.Nanoseconds % 1000 == 0 ? value.ToDateTimeOffset() : throw Refusal(value, table, field);

    /// <summary>A list with each element turned.</summary>
    public static IReadOnlyList<TTo> List<TFrom, TTo>(IReadOnlyList<TFrom> list, Func<TFrom, TTo> turn) => [.. list.Select(turn)];

    /// <summary>A map with each value turned.</summary>
    public static IReadOnlyDictionary<string, TTo> Map<TFrom, TTo>(IReadOnlyDictionary<string, TFrom> map, Func<TFrom, TTo> turn) =>
        map.ToDictionary(item => item.Key, item => turn(item.Value), StringComparer.Ordinal);

    /// <summary>Throws: a row has nothing for a field that needs a value.</summary>
    public static T Missing<T>(string table, string field) => throw new CheckViolationException(
        table, field, $"Field '{field}' of '{table}' needs a value, and the row has none for it.");

    /// <summary>What taking a step back throws for a table that is transformed one way only.</summary>
    public static MigrationException NoWayBack(string table) => new(
        $"The rows of table '{table}' are transformed, and nothing says the way back. Implement 'Restore' beside 'Transform', or go back to a copy of the store.");

    static TTo Checked<TFrom, TTo>(TFrom value, Func<TFrom, TTo> turn, string table, string field)
    {
        try
        {
            return turn(value);
        }
        catch (Exception problem) when (problem is OverflowException or ArgumentException)
        {
            throw Refusal(value, table, field, problem);
        }
    }

    static string Text<T>(T value)
        where T : IFloatingPointIeee754<T> => value.ToString("R", CultureInfo.InvariantCulture);

    static T Of<T>(decimal value)
        where T : IFloatingPointIeee754<T> => T.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    static CheckViolationException Refusal<T>(T value, string table, string field, Exception? inner = null) => new(
        table, field, string.Create(CultureInfo.InvariantCulture, $"Field '{field}' of '{table}' is {value}, which its new type does not have."), inner);
}
