using System.Globalization;

namespace Trestle.Benchmarks;

/// <summary>The median of some rounds, in nanoseconds an operation, and the half of the middle fifty percent around it, relative.</summary>
internal readonly record struct Sample(double Median, double Spread)
{
    public static Sample Of(double[] values)
    {
        Array.Sort(values);
        var median = values[values.Length / 2];
        return new Sample(median, (values[values.Length * 3 / 4] - values[values.Length / 4]) / 2 / median);
    }
}

/// <summary>What a ratio (ours divided by other) should be.</summary>
/// <param name="AtMost">The greatest ratio that meets the goal.</param>
/// <param name="Text">How the goal reads in the report.</param>
internal readonly record struct Goal(double AtMost, string Text)
{
    public static Goal Ratio(double atMost) => new(atMost, string.Create(CultureInfo.InvariantCulture, $"<= {atMost:0.##} x"));

    public static Goal TimesFaster(double times) => new(1 / times, string.Create(CultureInfo.InvariantCulture, $">= {times:0.##} times faster"));
}

/// <summary>One line of the report.</summary>
internal sealed record Line(string Area, string Metric, Goal Goal, Sample Ours, Sample Other, double AllocatedBytes)
{
    public double Ratio => Ours.Median / Other.Median;

    public bool IsMet => Ratio <= Goal.AtMost;

    public string ToTabs() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Area}\t{Metric}\t{Ours.Median:0.0} ns ±{Ours.Spread:P0}\t{Other.Median:0.0} ns ±{Other.Spread:P0}\t{Ratio:0.000}\t{Goal.Text}\t{(IsMet ? "met" : "missed")}\t{AllocatedBytes:0.#} B");
}
