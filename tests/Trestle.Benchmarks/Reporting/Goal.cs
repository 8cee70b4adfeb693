using System.Globalization;

namespace Trestle.Benchmarks;

/// <summary>What a ratio (ours divided by other) should be.</summary>
/// <param name="AtMost">The greatest ratio that meets the goal.</param>
/// <param name="Text">How the goal reads in the report.</param>
internal readonly record struct Goal(double AtMost, string Text)
{
    public static Goal Ratio(double atMost) => new(atMost, string.Create(CultureInfo.InvariantCulture, $"<= {atMost:0.##} x"));

    public static Goal TimesFaster(double times) =>
        new(1 / times, string.Create(CultureInfo.InvariantCulture, $">= {times:0.##} times faster"));
}
