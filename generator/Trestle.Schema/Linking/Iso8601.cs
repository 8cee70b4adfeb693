using System.Globalization;
using System.Numerics;

namespace Trestle.Schema.Linking;

/// <summary>Dates, times and instants in ISO 8601, as the numbers they are stored as. Null means: not in this form, or out of range.</summary>
static class Iso8601
{
    const long TicksPerMicro = 10;

    static readonly DateTime Epoch = new(1970, 1, 1);

    /// <summary>Days since 0001-01-01.</summary>
    public static int? Date(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (int)(date.Ticks / TimeSpan.TicksPerDay)
            : null;

    /// <summary>Microseconds since midnight.</summary>
    public static long? Time(string text) => ClockNanos(text, 6) / 1000;

    /// <summary>Micro- or nanoseconds since 1970, in UTC. An offset or Z is required.</summary>
    public static long? Timestamp(string text, bool isNanoseconds)
    {
        var t = text.IndexOf('T');
        var zone = t < 0 ? -1 : text.IndexOfAny(['Z', '+', '-'], t);
        if (zone < 0 || Date(text.Substring(0, t)) is not { } days || OffsetMinutes(text.Substring(zone)) is not { } offset)
            return null;
        if (ClockNanos(text.Substring(t + 1, zone - t - 1), isNanoseconds ? 9 : 6) is not { } clock)
            return null;
        var epochDays = (int)(Epoch.Ticks / TimeSpan.TicksPerDay);
        var nanos = ((((BigInteger)(days - epochDays) * 86_400) - (offset * 60)) * 1_000_000_000) + clock;
        return isNanoseconds
            ? InRange(nanos, long.MinValue, long.MaxValue)
            : InRange(nanos / 1000, MicrosOf(DateTime.MinValue), MicrosOf(DateTime.MaxValue));
    }

    // hh:mm, hh:mm:ss or hh:mm:ss.fraction
    static long? ClockNanos(string text, int maxDigits)
    {
        var point = text.IndexOf('.');
        var clock = point < 0 ? text : text.Substring(0, point);
        if (!DateTime.TryParseExact(clock, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
            return null;
        var ticks = time.TimeOfDay.Ticks * 100;
        if (point < 0)
            return ticks;
        var fraction = text.Substring(point + 1);
        if (clock.Length != 8 || fraction.Length < 1 || fraction.Length > maxDigits || !fraction.All(c => c is >= '0' and <= '9'))
            return null;
        return ticks + long.Parse(fraction.PadRight(9, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    static int? OffsetMinutes(string text)
    {
        if (text == "Z")
            return 0;
        if (text.Length != 6
            || !DateTime.TryParseExact(text.Substring(1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
        {
            return null;
        }
        var minutes = (int)time.TimeOfDay.TotalMinutes;
        return minutes > 14 * 60 ? null : text[0] == '-' ? -minutes : minutes;
    }

    static long MicrosOf(DateTime instant) => (instant.Ticks - Epoch.Ticks) / TicksPerMicro;

    static long? InRange(BigInteger value, long min, long max) => value >= min && value <= max ? (long)value : null;
}
