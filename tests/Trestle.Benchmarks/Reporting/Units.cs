using System.Globalization;

namespace Trestle.Benchmarks;

/// <summary>Quantities as the report writes them: three digits, and the unit that keeps them few.</summary>
internal static class Units
{
    public static string Duration(double nanoseconds) => nanoseconds switch
    {
        < 100 => Text(nanoseconds, "0.0", "ns"),
        < 10_000 => Text(nanoseconds, "0", "ns"),
        < 10_000_000 => Text(nanoseconds / 1e3, "0.0", "µs"),
        < 10_000_000_000 => Text(nanoseconds / 1e6, "0.0", "ms"),
        _ => Text(nanoseconds / 1e9, "0.0", "s"),
    };

    public static string Bytes(double bytes) => bytes switch
    {
        < 10_000 => Text(bytes, "0.#", "B"),
        < 10_000_000 => Text(bytes / 1e3, "0", "kB"),
        _ => Text(bytes / 1e6, "0", "MB"),
    };

    public static string Ratio(double ratio) => ratio.ToString(ratio < 0.1 ? "0.00000" : "0.000", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    static string Text(double value, string format, string unit) => value.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
}
