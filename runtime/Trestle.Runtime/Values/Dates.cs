namespace Trestle;

/// <summary>Dates as every store keeps them: whole days since 0001-01-01.</summary>
public static class Dates
{
    /// <summary>Days since 0001-01-01.</summary>
    public static int FromDate(DateOnly value) => value.DayNumber;

    /// <summary>
    /// The date that lies <paramref name="days"/> after 0001-01-01. Throws <see cref="CorruptRecordException"/> outside the years 1
    /// to 9999.
    /// </summary>
    public static DateOnly ToDate(int days) => (uint)days <= (uint)DateOnly.MaxValue.DayNumber
        ? DateOnly.FromDayNumber(days)
        : throw new CorruptRecordException(
            $"A stored date of {days} days is out of range. The bytes were damaged or written by something else; restore them.");
}
