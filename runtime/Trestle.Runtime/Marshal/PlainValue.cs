using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>
/// Reads single values, from what <c>Marshal()</c> gives or from the form they have in JSON text. All throw
/// <see cref="FormatException"/> on anything else. Generated code calls them.
/// </summary>
public static class PlainValue
{
    /// <summary>A truth value.</summary>
    public static bool Bool(object value) => value switch
    {
        bool same => same,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(value, "true or false"),
    };

    /// <summary>A signed 8-bit integer.</summary>
    public static sbyte Int8(object value) => Integer<sbyte>(value);

    /// <summary>A signed 16-bit integer.</summary>
    public static short Int16(object value) => Integer<short>(value);

    /// <summary>A signed 32-bit integer.</summary>
    public static int Int32(object value) => Integer<int>(value);

    /// <summary>A signed 64-bit integer.</summary>
    public static long Int64(object value) => Integer<long>(value);

    /// <summary>An unsigned 8-bit integer.</summary>
    public static byte UInt8(object value) => Integer<byte>(value);

    /// <summary>An unsigned 16-bit integer.</summary>
    public static ushort UInt16(object value) => Integer<ushort>(value);

    /// <summary>An unsigned 32-bit integer.</summary>
    public static uint UInt32(object value) => Integer<uint>(value);

    /// <summary>An unsigned 64-bit integer.</summary>
    public static ulong UInt64(object value) => Integer<ulong>(value);

    /// <summary>An unsigned 128-bit integer, also as decimal digits.</summary>
    public static UInt128 UInt128(object value) => IsText(value, out var digits)
        ? System.UInt128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var result) ? result : throw Wrong(value, "an unsigned 128-bit integer")
        : Integer<UInt128>(value);

    /// <summary>An unsigned 256-bit integer, also as decimal digits.</summary>
    public static UInt256 UInt256(object value) => value switch
    {
        UInt256 same => same,
        JsonElement { ValueKind: JsonValueKind.Number } number when Trestle.UInt256.TryParse(number.GetRawText(), out var result) => result,
        _ when IsText(value, out var digits) => Trestle.UInt256.TryParse(digits, out var result) ? result : throw Wrong(value, "an unsigned 256-bit integer"),
        _ => Integer<UInt128>(value),
    };

    /// <summary>A 32-bit float; NaN and the infinities also by name.</summary>
    public static float Float32(object value) => value switch
    {
        float same => same,
        int integer => integer,
        JsonElement { ValueKind: JsonValueKind.Number } number => float.Parse(number.GetRawText(), CultureInfo.InvariantCulture),
        _ when IsText(value, out var name) => (float)NotANumber(name),
        _ => throw Wrong(value, "a number"),
    };

    /// <summary>A 64-bit float; NaN and the infinities also by name.</summary>
    public static double Float64(object value) => value switch
    {
        double same => same,
        float single => single,
        int integer => integer,
        JsonElement { ValueKind: JsonValueKind.Number } number => double.Parse(number.GetRawText(), CultureInfo.InvariantCulture),
        _ when IsText(value, out var name) => NotANumber(name),
        _ => throw Wrong(value, "a number"),
    };

    /// <summary>A decimal, digit by digit.</summary>
    public static decimal Decimal(object value) => value switch
    {
        decimal same => same,
        JsonElement { ValueKind: JsonValueKind.Number } number => ExactDecimal.TryParse(number.GetRawText(), out var result)
            ? result
            : throw Wrong(value, "a decimal of at most 28 digits"),
        _ => Integer<long>(value),
    };

    /// <summary>Text.</summary>
    public static string Text(object value) => IsText(value, out var text) ? text : throw Wrong(value, "a string");

    /// <summary>Bytes, also as base64.</summary>
    public static Bytes Bytes(object value) => value switch
    {
        Bytes same => same,
        byte[] bytes => new Bytes(bytes),
        _ when IsText(value, out var base64) => Base64(base64),
        _ => throw Wrong(value, "bytes"),
    };

    /// <summary>A UUID.</summary>
    public static Guid Uuid(object value) =>
        value is Guid same ? same : Parse(value, "a UUID", static (string text, out Guid result) => Guid.TryParseExact(text, "D", out result));

    /// <summary>An instant in whole microseconds.</summary>
    public static DateTimeOffset Timestamp(object value) =>
        value is DateTimeOffset same ? same : Parse<DateTimeOffset>(value, "a timestamp like 2026-01-31T12:00:00Z", IsoText.TryParse);

    /// <summary>An instant in nanoseconds.</summary>
    public static NanoTimestamp NanoTimestamp(object value) =>
        value is NanoTimestamp same ? same : Parse<NanoTimestamp>(value, "a timestamp like 2026-01-31T12:00:00Z", Trestle.NanoTimestamp.TryParse);

    /// <summary>A date.</summary>
    public static DateOnly Date(object value) =>
        value is DateOnly same ? same : Parse<DateOnly>(value, "a date like 2026-01-31", IsoText.TryParse);

    /// <summary>A time of day.</summary>
    public static TimeOnly Time(object value) =>
        value is TimeOnly same ? same : Parse<TimeOnly>(value, "a time of day like 12:00:00", IsoText.TryParse);

    /// <summary>A span of time.</summary>
    public static TimeSpan Duration(object value) =>
        value is TimeSpan same ? same : Parse<TimeSpan>(value, "a duration like PT1H30M", IsoText.TryParse);

    /// <summary>A JSON document.</summary>
    public static Json Document(object value) => value switch
    {
        Json same => same,
        JsonElement element => Json.Parse(element.GetRawText()),
        _ => throw Wrong(value, "a JSON document"),
    };

    /// <summary>A list, each element read by <paramref name="read"/>.</summary>
    public static IReadOnlyList<T> List<T>(object value, Func<object, T> read) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(item => Element(item, read))],
        string or IDictionary or JsonElement or byte[] or IReadOnlyDictionary<string, object?> => throw Wrong(value, "a list"),
        IEnumerable items => [.. items.Cast<object?>().Select(item => Element(item, read))],
        _ => throw Wrong(value, "a list"),
    };

    /// <summary>A map, each value read by <paramref name="read"/>.</summary>
    public static IReadOnlyDictionary<string, T> Map<T>(object value, Func<object, T> read)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, item) in Members(value, "a map"))
            result.Add(key, Element(item, read));
        return result;
    }

    /// <summary>A struct.</summary>
    public static T Struct<T>(object value, Func<IReadOnlyDictionary<string, object?>, T> unmarshal)
        where T : class =>
        value as T ?? unmarshal(Members(value, "a struct"));

    internal static IReadOnlyDictionary<string, object?> Members(object value, string expected)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> same:
                return same;
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                var members = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var member in json.EnumerateObject())
                    members.Add(member.Name, member.Value);
                return members;
            case IDictionary dictionary when dictionary.Keys.Cast<object>().All(key => key is string):
                return dictionary.Keys.Cast<string>().ToDictionary(key => key, key => dictionary[key], StringComparer.Ordinal);
            default:
                throw Wrong(value, expected);
        }
    }

    delegate bool TryParse<T>(string text, out T result);

    static T Parse<T>(object value, string expected, TryParse<T> parse) =>
        IsText(value, out var text) && parse(text, out var result) ? result : throw Wrong(value, expected);

    static T Element<T>(object? value, Func<object, T> read) => value switch
    {
        null => throw new FormatException("An element is null. Leave it out."),
        JsonElement { ValueKind: JsonValueKind.Null } when typeof(T) != typeof(Json) => throw new FormatException("An element is null. Leave it out."),
        _ => read(value),
    };

    static T Integer<T>(object value)
        where T : struct, IBinaryInteger<T>
    {
        try
        {
            return value switch
            {
                T same => same,
                sbyte number => T.CreateChecked(number),
                byte number => T.CreateChecked(number),
                short number => T.CreateChecked(number),
                ushort number => T.CreateChecked(number),
                int number => T.CreateChecked(number),
                uint number => T.CreateChecked(number),
                long number => T.CreateChecked(number),
                ulong number => T.CreateChecked(number),
                UInt128 number => T.CreateChecked(number),
                JsonElement { ValueKind: JsonValueKind.Number } json =>
                    T.TryParse(json.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : throw Wrong(value, Range<T>()),
                _ => throw Wrong(value, Range<T>()),
            };
        }
        catch (OverflowException)
        {
            throw Wrong(value, Range<T>());
        }
    }

    static string Range<T>() where T : struct, IBinaryInteger<T> =>
        $"an integer of {T.Zero.GetByteCount() * 8} {(T.IsNegative(unchecked(T.Zero - T.One)) ? "signed" : "unsigned")} bits";

    static double NotANumber(string name) => name switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw Wrong(name, "a number, NaN, Infinity or -Infinity"),
    };

    static Bytes Base64(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? new Bytes(bytes.AsSpan(0, length)) : throw Wrong(text, "base64");
    }

    static bool IsText(object value, [NotNullWhen(true)] out string? text)
    {
        text = value switch
        {
            string same => same,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            _ => null,
        };
        return text is not null;
    }

    static FormatException Wrong(object value, string expected)
    {
        var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        shown = shown.Length > 40 ? shown[..40] + "..." : shown;
        return new FormatException($"'{shown}' ({value.GetType().Name}) is not {expected}. Give {expected}.");
    }
}
