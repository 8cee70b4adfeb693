using System.Globalization;
using System.Numerics;

namespace Trestle.Schema.Linking;

/// <summary>
/// Durations in ISO 8601, as microseconds: weeks, days, hours, minutes and seconds, but no months or years, whose length
/// varies. Null means: not in this form, or out of range.
/// </summary>
static class IsoDuration
{
    const long MicrosPerSecond = 1_000_000;
    const long TicksPerMicro = 10;
    const int MaxLength = 100;

    public static long? Read(string text)
    {
        var isNegative = text.StartsWith("-", StringComparison.Ordinal);
        var body = isNegative ? text.Substring(1) : text;
        if (body.Length is < 3 or > MaxLength || body[0] != 'P')
            return null;
        var t = body.IndexOf('T');
        var days = Sum(t < 0 ? body.Substring(1) : body.Substring(1, t - 1), "WD");
        var clock = t < 0 ? BigInteger.Zero : t == body.Length - 1 ? null : Sum(body.Substring(t + 1), "HMS");
        var micros = isNegative ? -(days + clock) : days + clock;
        return micros >= long.MinValue / TicksPerMicro && micros <= long.MaxValue / TicksPerMicro ? (long)micros : null;
    }

    // Amounts such as 3D or 4.5S, each unit at most once and in the given order.
    static BigInteger? Sum(string text, string units)
    {
        var sum = BigInteger.Zero;
        while (text.Length > 0)
        {
            var end = 0;
            while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
                end++;
            var unit = end == text.Length ? -1 : units.IndexOf(text[end]);
            if (unit < 0 || Amount(text.Substring(0, end), units[unit]) is not { } amount)
                return null;
            sum += amount;
            units = units.Substring(unit + 1);
            text = text.Substring(end + 1);
        }
        return sum;
    }

    static BigInteger? Amount(string number, char unit)
    {
        var seconds = unit switch { 'W' => 604_800, 'D' => 86_400, 'H' => 3_600, 'M' => 60, _ => 1 };
        var point = number.IndexOf('.');
        if (point < 0)
            return Whole(number) * seconds * MicrosPerSecond;
        var fraction = number.Substring(point + 1);
        return unit == 'S' && fraction.Length is >= 1 and <= 6
            ? (Whole(number.Substring(0, point)) * MicrosPerSecond) + Whole(fraction.PadRight(6, '0'))
            : null;
    }

    static BigInteger? Whole(string digits) =>
        BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
