using System.Globalization;
using System.Numerics;

namespace Trestle.Schema.Linking;

/// <summary>Dates, times, instants and durations in ISO 8601, as the numbers they are stored as. Null means: not in this form, or out of range.</summary>
static class Iso8601
{
    const long MicrosPerSecond = 1_000_000;
    const long TicksPerMicro = 10;

    static readonly DateTime Epoch = new(1970, 1, 1);

    /// <summary>Days since 0001-01-01.</summary>
    public static int? Date(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (int)(date.Ticks / TimeSpan.TicksPerDay)
            : null;

    /// <summary>Microseconds since midnight.</summary>
    public static long? Time(string text) =>
        ClockNanos(text, 6) is { } nanos ? (long)(nanos / 1000) : null;

    /// <summary>Micro- or nanoseconds since 1970, in UTC. An offset or Z is required.</summary>
    public static long? Timestamp(string text, bool isNanoseconds)
    {
        var t = text.IndexOf('T');
        if (t < 0 || OffsetStart(text, t) is not { } zone || Date(text.Substring(0, t)) is not { } days)
            return null;
        if (ClockNanos(text.Substring(t + 1, zone - t - 1), isNanoseconds ? 9 : 6) is not { } clock || OffsetMinutes(text.Substring(zone)) is not { } offset)
            return null;
        var epochDays = (int)(Epoch.Ticks / TimeSpan.TicksPerDay);
        var nanos = (((BigInteger)(days - epochDays) * 86400) - (offset * 60)) * 1_000_000_000 + clock;
        return isNanoseconds ? InRange(nanos, long.MinValue, long.MaxValue) : InRange(nanos / 1000, MicrosOf(DateTime.MinValue), MicrosOf(DateTime.MaxValue));
    }

    /// <summary>Microseconds; weeks, days, hours, minutes and seconds, no months or years, whose length varies.</summary>
    public static long? Duration(string text)
    {
        var isNegative = text.StartsWith("-", StringComparison.Ordinal);
        var at = isNegative ? 1 : 0;
        if (text.Length < at + 3 || text[at] != 'P' || text.Length > 100 || text[text.Length - 1] == 'T')
            return null;
        var micros = BigInteger.Zero;
        var units = "WDTHMS";
        for (var i = at + 1; i < text.Length;)
        {
            if (text[i] == 'T')
            {
                if (Rest(units, 'T') is not { } rest)
                    return null;
                units = rest;
                i++;
                continue;
            }
            var end = i;
            while (end < text.Length && text[end] is (>= '0' and <= '9') or '.')
                end++;
            if (end == text.Length || Amount(text.Substring(i, end - i), text[end]) is not { } amount || !IsUnitAllowed(units, text[end]))
                return null;
            micros += amount;
            units = units.Substring(units.IndexOf(text[end]) + 1);
            i = end + 1;
        }
        return InRange(isNegative ? -micros : micros, long.MinValue / TicksPerMicro, long.MaxValue / TicksPerMicro);
    }

    // Before T only weeks and days may come, after it only hours, minutes and seconds.
    static bool IsUnitAllowed(string units, char unit)
    {
        var found = units.IndexOf(unit);
        return found >= 0 && unit != 'T' && (units.IndexOf('T') < 0 || found < units.IndexOf('T'));
    }

    static string? Rest(string units, char from)
    {
        var found = units.IndexOf(from);
        return found < 0 ? null : units.Substring(found + 1);
    }

    static BigInteger? Amount(string number, char unit)
    {
        var scale = unit switch { 'W' => 604800L, 'D' => 86400, 'H' => 3600, 'M' => 60, _ => 1 } * MicrosPerSecond;
        if (BigInteger.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return whole * scale;
        var point = number.IndexOf('.');
        var digits = number.Length - point - 1;
        if (unit != 'S' || point < 1 || digits is < 1 or > 6 || number.IndexOf('.', point + 1) >= 0)
            return null;
        var seconds = BigInteger.Parse(number.Substring(0, point), NumberStyles.None, CultureInfo.InvariantCulture);
        return (seconds * MicrosPerSecond) + int.Parse(number.Substring(point + 1).PadRight(6, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    // hh:mm, hh:mm:ss or hh:mm:ss.fraction
    static long? ClockNanos(string text, int maxDigits)
    {
        var point = text.IndexOf('.');
        var clock = point < 0 ? text : text.Substring(0, point);
        var fraction = point < 0 ? "" : text.Substring(point + 1);
        if (!DateTime.TryParseExact(clock, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
            return null;
        if (point >= 0 && (clock.Length != 8 || fraction.Length < 1 || fraction.Length > maxDigits || !fraction.All(c => c is >= '0' and <= '9')))
            return null;
        var nanos = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(9, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        return (time.TimeOfDay.Ticks * 100) + nanos;
    }

    static int? OffsetStart(string text, int from)
    {
        var found = text.IndexOfAny(['Z', '+', '-'], from);
        return found < 0 ? null : found;
    }

    static int? OffsetMinutes(string text)
    {
        if (text == "Z")
            return 0;
        if (text.Length != 6 || !DateTime.TryParseExact(text.Substring(1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
            return null;
        var minutes = (int)time.TimeOfDay.TotalMinutes;
        return minutes > 14 * 60 ? null : text[0] == '-' ? -minutes : minutes;
    }

    static long MicrosOf(DateTime instant) => (instant.Ticks - Epoch.Ticks) / TicksPerMicro;

    static long? InRange(BigInteger value, long min, long max) => value >= min && value <= max ? (long)value : null;
}
