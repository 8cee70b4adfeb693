using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
        _ => throw PlainError.Wrong(value, "true or false"),
    };

    /// <summary>A signed 8-bit integer.</summary>
    public static sbyte Int8(object value) => PlainInteger.Read<sbyte>(value);

    /// <summary>A signed 16-bit integer.</summary>
    public static short Int16(object value) => PlainInteger.Read<short>(value);

    /// <summary>A signed 32-bit integer.</summary>
    public static int Int32(object value) => PlainInteger.Read<int>(value);

    /// <summary>A signed 64-bit integer.</summary>
    public static long Int64(object value) => PlainInteger.Read<long>(value);

    /// <summary>An unsigned 8-bit integer.</summary>
    public static byte UInt8(object value) => PlainInteger.Read<byte>(value);

    /// <summary>An unsigned 16-bit integer.</summary>
    public static ushort UInt16(object value) => PlainInteger.Read<ushort>(value);

    /// <summary>An unsigned 32-bit integer.</summary>
    public static uint UInt32(object value) => PlainInteger.Read<uint>(value);

    /// <summary>An unsigned 64-bit integer.</summary>
    public static ulong UInt64(object value) => PlainInteger.Read<ulong>(value);

    /// <summary>An unsigned 128-bit integer, also as decimal digits.</summary>
    public static UInt128 UInt128(object value) => IsText(value, out var digits)
        ? System.UInt128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var result)
            ? result
            : throw PlainError.Wrong(value, "an unsigned 128-bit integer")
        : PlainInteger.Read<UInt128>(value);

    /// <summary>An unsigned 256-bit integer, also as decimal digits.</summary>
    public static UInt256 UInt256(object value) => value switch
    {
        UInt256 same => same,
        JsonElement { ValueKind: JsonValueKind.Number } number when Trestle.UInt256.TryParse(number.GetRawText(), out var result) => result,
        _ when IsText(value, out var digits) => Trestle.UInt256.TryParse(digits, out var result)
            ? result
            : throw PlainError.Wrong(value, "an unsigned 256-bit integer"),
        _ => PlainInteger.Read<UInt128>(value),
    };

    /// <summary>A 32-bit float; NaN and the infinities also by name.</summary>
    public static float Float32(object value) => value switch
    {
        float same => same,
        int integer => integer,
        JsonElement { ValueKind: JsonValueKind.Number } number
            when float.Parse(number.GetRawText(), CultureInfo.InvariantCulture) is var read && float.IsFinite(read) => read,
        _ when IsText(value, out var name) => (float)NotANumber(name),
        _ => throw PlainError.Wrong(value, "a number of 32 bits"),
    };

    /// <summary>A 64-bit float; NaN and the infinities also by name.</summary>
    public static double Float64(object value) => value switch
    {
        double same => same,
        float single => single,
        int integer => integer,
        JsonElement { ValueKind: JsonValueKind.Number } number
            when double.Parse(number.GetRawText(), CultureInfo.InvariantCulture) is var read && double.IsFinite(read) => read,
        _ when IsText(value, out var name) => NotANumber(name),
        _ => throw PlainError.Wrong(value, "a number of 64 bits"),
    };

    /// <summary>A decimal, digit by digit.</summary>
    public static decimal Decimal(object value) => value switch
    {
        decimal same => same,
        JsonElement { ValueKind: JsonValueKind.Number } number => ExactDecimal.TryParse(number.GetRawText(), out var result)
            ? result
            : throw PlainError.Wrong(value, "a decimal of at most 28 digits"),
        sbyte or byte or short or ushort or int or uint or long or ulong or System.UInt128 => PlainInteger.Read<long>(value),
        _ => throw PlainError.Wrong(value, "a decimal number"),
    };

    /// <summary>Text.</summary>
    public static string Text(object value) => IsText(value, out var text) ? text : throw PlainError.Wrong(value, "a string");

    /// <summary>Bytes, also as base64.</summary>
    public static Bytes Bytes(object value) => value switch
    {
        Bytes same => same,
        byte[] bytes => new Bytes(bytes),
        _ when IsText(value, out var base64) => Base64(base64),
        _ => throw PlainError.Wrong(value, "bytes"),
    };

    /// <summary>A UUID.</summary>
    public static Guid Uuid(object value) =>
        value is Guid same ? same : Parse<Guid>(value, "a UUID", "0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11", IsoText.TryParse);

    /// <summary>An instant in whole microseconds.</summary>
    public static DateTimeOffset Timestamp(object value) =>
        value is DateTimeOffset same ? same : Parse<DateTimeOffset>(value, "a timestamp", "2026-01-31T12:00:00Z", IsoText.TryParse);

    /// <summary>An instant in nanoseconds.</summary>
    public static NanoTimestamp NanoTimestamp(object value) =>
        value is NanoTimestamp same
            ? same
            : Parse<NanoTimestamp>(value, "a timestamp", "2026-01-31T12:00:00Z", Trestle.NanoTimestamp.TryParse);

    /// <summary>A date.</summary>
    public static DateOnly Date(object value) =>
        value is DateOnly same ? same : Parse<DateOnly>(value, "a date", "2026-01-31", IsoText.TryParse);

    /// <summary>A time of day.</summary>
    public static TimeOnly Time(object value) =>
        value is TimeOnly same ? same : Parse<TimeOnly>(value, "a time of day", "12:00:00", IsoText.TryParse);

    /// <summary>A span of time.</summary>
    public static TimeSpan Duration(object value) =>
        value is TimeSpan same ? same : Parse<TimeSpan>(value, "a duration", "PT1H30M", IsoText.TryParse);

    /// <summary>A JSON document.</summary>
    public static Json Document(object value) => value switch
    {
        Json same => same,
        JsonElement element => Json.Parse(element.GetRawText()),
        _ => throw PlainError.Wrong(value, "a JSON document"),
    };

    delegate bool TryParse<T>(string text, out T result);

    static T Parse<T>(object value, string expected, string example, TryParse<T> parse) =>
        IsText(value, out var text) && parse(text, out var result)
            ? result
            : throw PlainError.Wrong(value, expected, $"Write it like {example}.");

    static double NotANumber(string name) => name switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw PlainError.Wrong(name, "a number, NaN, Infinity or -Infinity"),
    };

    static Bytes Base64(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? new Bytes(bytes.AsSpan(0, length))
            : throw PlainError.Wrong(text, "base64");
    }

    static bool IsText(object value, [NotNullWhen(true)] out string? text)
    {
        text = value switch
        {
            string same => same,
            JsonElement { ValueKind: JsonValueKind.String } json => PlainText.Of(json),
            _ => null,
        };
        return text is not null;
    }
}
