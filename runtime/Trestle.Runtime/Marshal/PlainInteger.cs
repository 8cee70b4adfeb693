using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>Reads an integer of one type from an integer of any, as long as the number fits.</summary>
static class PlainInteger
{
    public static T Read<T>(object value)
        where T : struct, IBinaryInteger<T>
    {
        try
        {
            return value is T same ? same : Convert<T>(value) ?? throw PlainError.Wrong(value, Range<T>());
        }
        catch (OverflowException)
        {
            throw PlainError.Wrong(value, Range<T>());
        }
    }

    static T? Convert<T>(object value)
        where T : struct, IBinaryInteger<T> =>
        value switch
        {
            sbyte number => T.CreateChecked(number),
            byte number => T.CreateChecked(number),
            short number => T.CreateChecked(number),
            ushort number => T.CreateChecked(number),
            int number => T.CreateChecked(number),
            uint number => T.CreateChecked(number),
            long number => T.CreateChecked(number),
            ulong number => T.CreateChecked(number),
            UInt128 number => T.CreateChecked(number),
            JsonElement { ValueKind: JsonValueKind.Number } json => Parse<T>(json.GetRawText()),
            _ => null,
        };

    static T? Parse<T>(string digits)
        where T : struct, IBinaryInteger<T> =>
        T.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Range<T>()
        where T : struct, IBinaryInteger<T> =>
        $"{(T.IsNegative(unchecked(T.Zero - T.One)) ? "a signed" : "an unsigned")} integer of {T.Zero.GetByteCount() * 8} bits";
}
