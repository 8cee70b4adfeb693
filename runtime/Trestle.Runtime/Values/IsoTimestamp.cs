using System.Globalization;

namespace Trestle;

/// <summary>Reads <c>yyyy-MM-ddTHH:mm:ss[.fffffffff](Z|+hh:mm)</c>, the one text form of timestamps, exactly.</summary>
static class IsoTimestamp
{
    const int SecondsEnd = 19;

    /// <summary>Gives whole seconds since 1970 and the nanoseconds after them.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long second, out int nanoseconds)
    {
        second = 0;
        nanoseconds = 0;
        if (text.Length <= SecondsEnd
            || !DateTime.TryParseExact(
                text[..SecondsEnd], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        var rest = text[SecondsEnd..];
        if (!TryTakeFraction(ref rest, out nanoseconds) || !TryParseZone(rest, out var offset))
            return false;
        second = ((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - offset;
        return true;
    }

    static bool TryTakeFraction(ref ReadOnlySpan<char> rest, out int nanoseconds)
    {
        nanoseconds = 0;
        if (rest[0] != '.')
            return true;
        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 9)
            return false;
        foreach (var digit in rest.Slice(1, digits))
            nanoseconds = (nanoseconds * 10) + (digit - '0');
        for (var i = digits; i < 9; i++)
            nanoseconds *= 10;
        rest = rest[(digits + 1)..];
        return true;
    }

    static bool TryParseZone(ReadOnlySpan<char> zone, out int seconds)
    {
        seconds = 0;
        if (zone is "Z")
            return true;
        if (zone.Length != 6 || zone[0] is not ('+' or '-')
            || !TimeOnly.TryParseExact(zone[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var offset)
            || offset.Hour > 14)
            return false;
        seconds = ((offset.Hour * 60) + offset.Minute) * (zone[0] == '-' ? -60 : 60);
        return true;
    }
}
