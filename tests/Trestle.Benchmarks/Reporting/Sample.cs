namespace Trestle.Benchmarks;

/// <summary>The median of some rounds, and half of the range that the middle fifty percent of them take, relative to it.</summary>
internal readonly record struct Sample(double Median, double Spread)
{
    public static Sample Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        return new Sample(median, (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / 2 / median);
    }
}
