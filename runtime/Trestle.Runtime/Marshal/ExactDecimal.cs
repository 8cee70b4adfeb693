using System.Globalization;

namespace Trestle.Marshalling;

/// <summary>Reads the number of a JSON text as a decimal, refusing what <see cref="decimal.Parse(string)"/> would round.</summary>
static class ExactDecimal
{
    const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value)
        && Digits(text) == Digits(value.ToString(CultureInfo.InvariantCulture));

    // The significant digits, without the zeros around them: rounding is what changes them.
    static string Digits(string text)
    {
        var mantissa = text.AsSpan();
        if (mantissa.IndexOfAny('e', 'E') is var exponent and >= 0)
            mantissa = mantissa[..exponent];
        return mantissa.TrimStart('-').ToString().Replace(".", "", StringComparison.Ordinal).Trim('0');
    }
}
