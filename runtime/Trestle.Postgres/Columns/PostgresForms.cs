using System.Globalization;

namespace Trestle.Postgres.Columns;

/// <summary>Values as PostgreSQL keeps them, where that differs from Trestle: it counts from 2000, not from 1970 or 1.</summary>
static class PostgresForms
{
    const long MicrosecondsTo2000 = 946_684_800_000_000;
    static readonly int DaysTo2000 = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>What messages call the store.</summary>
    public const string Store = "PostgreSQL";

    public static long ToStored(DateTimeOffset value) => Micros.FromTimestamp(value) - MicrosecondsTo2000;

    /// <summary>The instant, of a column that may also hold infinity. Throws <see cref="CorruptRecordException"/>.</summary>
    public static DateTimeOffset ToTimestamp(long stored) =>
        Micros.ToTimestamp(stored > long.MaxValue - MicrosecondsTo2000 ? stored : stored + MicrosecondsTo2000);

    public static int ToStored(DateOnly value) => value.DayNumber - DaysTo2000;

    /// <summary>The date, of a column that may also hold infinity. Throws <see cref="CorruptRecordException"/>.</summary>
    public static DateOnly ToDate(int stored) => Dates.ToDate(stored > int.MaxValue - DaysTo2000 ? stored : stored + DaysTo2000);

    /// <summary>An instant as a constant.</summary>
    public static string Timestamp(long microseconds) =>
        Micros.ToTimestamp(microseconds).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+00";

    /// <summary>A scaled decimal as a constant.</summary>
    public static string Decimal(string scaled, int scale)
    {
        if (scale == 0)
            return scaled;
        var isNegative = scaled.StartsWith('-');
        var digits = scaled.TrimStart('-').PadLeft(scale + 1, '0');
        return $"{(isNegative ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }
}
