using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Trestle;

/// <summary>
/// Whole microseconds, the unit in which every store keeps timestamps, times and durations. What is finer is cut off downwards, so
/// that a record shows exactly what will be stored.
/// </summary>
public static class Micros
{
    const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;
    const long PerDay = TimeSpan.TicksPerDay / TicksPerMicrosecond;
    const long Earliest = -UnixEpochTicks / TicksPerMicrosecond;
    const long UnixEpochTicks = 621_355_968_000_000_000;

    // 9999-12-31T23:59:59.999999Z.
    const long Latest = (3_155_378_975_999_999_999 - UnixEpochTicks) / TicksPerMicrosecond;

    /// <summary>The same instant in UTC, cut down to whole microseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTimeOffset Normalize(DateTimeOffset value) =>
        // So is every one that was stored.
        value.UtcTicks % TicksPerMicrosecond == 0 && value.TotalOffsetMinutes == 0 ? value : CutDown(value);

    /// <summary>Cut down to whole microseconds.</summary>
    public static TimeOnly Normalize(TimeOnly value) => new(value.Ticks - (value.Ticks % TicksPerMicrosecond));

    /// <summary>Cut down (away from zero when negative) to whole microseconds.</summary>
    public static TimeSpan Normalize(TimeSpan value) => new(FromDuration(value) * TicksPerMicrosecond);

    /// <inheritdoc cref="Normalize(DateTimeOffset)"/>
    public static DateTimeOffset? Normalize(DateTimeOffset? value) => value is { } some ? Normalize(some) : null;

    /// <inheritdoc cref="Normalize(TimeOnly)"/>
    public static TimeOnly? Normalize(TimeOnly? value) => value is { } some ? Normalize(some) : null;

    /// <inheritdoc cref="Normalize(TimeSpan)"/>
    public static TimeSpan? Normalize(TimeSpan? value) => value is { } some ? Normalize(some) : null;

    /// <summary>Microseconds since 1970 UTC.</summary>
    public static long FromTimestamp(DateTimeOffset value) => FloorDivide(value.UtcTicks - UnixEpochTicks);

    /// <summary>
    /// The instant, in UTC, that lies <paramref name="microseconds"/> after 1970. Throws <see cref="CorruptRecordException"/> outside
    /// the years 1 to 9999.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTimeOffset ToTimestamp(long microseconds)
    {
        if (microseconds is < Earliest or > Latest)
            RefuseTimestamp(microseconds);
        return new DateTimeOffset((microseconds * TicksPerMicrosecond) + UnixEpochTicks, TimeSpan.Zero);
    }

    /// <summary>Microseconds since midnight.</summary>
    public static long FromTime(TimeOnly value) => value.Ticks / TicksPerMicrosecond;

    /// <summary>
    /// The time of day <paramref name="microseconds"/> after midnight. Throws <see cref="CorruptRecordException"/> outside one day.
    /// </summary>
    public static TimeOnly ToTime(long microseconds)
    {
        if ((ulong)microseconds >= PerDay)
            Refuse("time of day", microseconds);
        return new TimeOnly(microseconds * TicksPerMicrosecond);
    }

    /// <summary>The number of microseconds, cut down. The shortest <see cref="TimeSpan"/> is cut up: below it there is nothing.</summary>
    public static long FromDuration(TimeSpan value) =>
        value.Ticks < long.MinValue + TicksPerMicrosecond ? long.MinValue / TicksPerMicrosecond : FloorDivide(value.Ticks);

    /// <summary>
    /// A span of <paramref name="microseconds"/>. Throws <see cref="CorruptRecordException"/> beyond what <see cref="TimeSpan"/>
    /// holds.
    /// </summary>
    public static TimeSpan ToDuration(long microseconds)
    {
        if (microseconds is < long.MinValue / TicksPerMicrosecond or > long.MaxValue / TicksPerMicrosecond)
            Refuse("duration", microseconds);
        return new TimeSpan(microseconds * TicksPerMicrosecond);
    }

    static DateTimeOffset CutDown(DateTimeOffset value) =>
        new(value.UtcTicks - (value.UtcTicks % TicksPerMicrosecond), TimeSpan.Zero);

    static long FloorDivide(long ticks)
    {
        var quotient = ticks / TicksPerMicrosecond;
        return quotient * TicksPerMicrosecond > ticks ? quotient - 1 : quotient;
    }

    [DoesNotReturn]
    static void RefuseTimestamp(long microseconds) => Refuse("timestamp", microseconds);

    [DoesNotReturn]
    static void Refuse(string what, long microseconds) => throw new CorruptRecordException(
        $"A stored {what} of {microseconds} microseconds is out of range. "
        + "The bytes were damaged or written by something else; restore them.");
}
