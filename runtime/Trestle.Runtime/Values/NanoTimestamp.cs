using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Trestle;

/// <summary>An instant in UTC to the nanosecond, between the years 1677 and 2262: the value of a <c>timestamp(ns)</c> field.</summary>
/// <param name="Nanoseconds">Since 1970-01-01 UTC.</param>
public readonly record struct NanoTimestamp(long Nanoseconds) :
    IComparable<NanoTimestamp>, IComparable, IComparisonOperators<NanoTimestamp, NanoTimestamp, bool>,
    IFormattable, ISpanParsable<NanoTimestamp>
{
    const long PerTick = TimeSpan.NanosecondsPerTick;
    const long PerSecond = 1_000_000_000;

    /// <summary>The current instant, as fine as the system clock is.</summary>
    public static NanoTimestamp Now => FromDateTimeOffset(DateTimeOffset.UtcNow);

    /// <summary>The least instant: 1677-09-21T00:12:43.145224192Z.</summary>
    public static NanoTimestamp MinValue => new(long.MinValue);

    /// <summary>The greatest instant: 2262-04-11T23:47:16.854775807Z.</summary>
    public static NanoTimestamp MaxValue => new(long.MaxValue);

    /// <summary>The same instant. Throws <see cref="OverflowException"/> outside the years 1677 to 2262.</summary>
    public static NanoTimestamp FromDateTimeOffset(DateTimeOffset value) =>
        new(checked((value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * PerTick));

    /// <summary>The same instant, cut down to 100 nanoseconds.</summary>
    public DateTimeOffset ToDateTimeOffset()
    {
        var ticks = Math.DivRem(Nanoseconds, PerTick, out var rest);
        return DateTimeOffset.UnixEpoch.AddTicks(rest < 0 ? ticks - 1 : ticks);
    }

    /// <summary>
    /// Reads ISO 8601 with at most nine decimals and a zone (<c>Z</c> or an offset), for example <c>2026-01-31T12:00:00.123456789Z</c>.
    /// Throws <see cref="FormatException"/> on anything else and outside the years 1677 to 2262.
    /// </summary>
    public static NanoTimestamp Parse(ReadOnlySpan<char> text) => TryParse(text, out var result)
        ? result
        : throw new FormatException($"'{text}' is not a timestamp. Write it like 2026-01-31T12:00:00.123456789Z.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static NanoTimestamp Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>As <see cref="Parse(ReadOnlySpan{char})"/>, with false instead of an error.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out NanoTimestamp result)
    {
        result = default;
        if (!IsoTimestamp.TryParse(text, out var second, out var nanoseconds))
            return false;
        var total = ((Int128)second * PerSecond) + nanoseconds;
        if (total < long.MinValue || total > long.MaxValue)
            return false;
        result = new((long)total);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out NanoTimestamp)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out NanoTimestamp result) => TryParse(text.AsSpan(), out result);

    static NanoTimestamp ISpanParsable<NanoTimestamp>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static NanoTimestamp IParsable<NanoTimestamp>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<NanoTimestamp>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NanoTimestamp result) =>
        TryParse(s, out result);

    static bool IParsable<NanoTimestamp>.TryParse(string? s, IFormatProvider? provider, out NanoTimestamp result) =>
        TryParse(s, out result);

    /// <summary>Compares the instants.</summary>
    public int CompareTo(NanoTimestamp other) => Nanoseconds.CompareTo(other.Nanoseconds);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        NanoTimestamp other => CompareTo(other),
        _ => throw new ArgumentException("The object is not a NanoTimestamp. Convert it before comparing.", nameof(obj)),
    };

    /// <summary>ISO 8601 with nine decimals, for example <c>2026-01-31T12:00:00.123456789Z</c>.</summary>
    public override string ToString()
    {
        var second = Math.DivRem(Nanoseconds, PerSecond, out var rest);
        if (rest < 0)
            (second, rest) = (second - 1, rest + PerSecond);
        var whole = DateTimeOffset.FromUnixTimeSeconds(second);
        return string.Create(CultureInfo.InvariantCulture, $"{whole:yyyy-MM-dd'T'HH:mm:ss}.{rest:D9}Z");
    }

    /// <summary>
    /// As <see cref="ToString()"/> for no format, <c>G</c> and <c>O</c>; any other is that of a <see cref="DateTimeOffset"/>, which
    /// knows 100 nanoseconds.
    /// </summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format is null or "" or "G" or "g" or "O" or "o" ? ToString() : ToDateTimeOffset().ToString(format, formatProvider);

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(NanoTimestamp left, NanoTimestamp right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is earlier or the same.</summary>
    public static bool operator <=(NanoTimestamp left, NanoTimestamp right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(NanoTimestamp left, NanoTimestamp right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is later or the same.</summary>
    public static bool operator >=(NanoTimestamp left, NanoTimestamp right) => left.Nanoseconds >= right.Nanoseconds;
}
