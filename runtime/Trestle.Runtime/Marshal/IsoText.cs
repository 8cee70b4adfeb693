using System.Globalization;
using System.Xml;

namespace Trestle.Marshalling;

/// <summary>The text forms of UUIDs and, in ISO 8601, of what is kept in microseconds and days.</summary>
static class IsoText
{
    public static string Format(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Format(TimeOnly value) => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public static string Format(TimeSpan value) => XmlConvert.ToString(value);

    public static bool TryParse(string text, out Guid value) => Guid.TryParseExact(text, "D", out value);

    public static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        if (!IsoTimestamp.TryParse(text, out var second, out var nanoseconds))
            return false;
        var ticks = (second * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick) + DateTime.UnixEpoch.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return false;
        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    public static bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var date = text.AsSpan(0, text.IndexOf('T') is var at and >= 0 ? at : text.Length);

        // Years and months have no fixed length.
        if (date.ContainsAny('Y', 'M'))
            return false;
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }
}
