namespace Trestle.Benchmarks;

/// <summary>
/// One line of the report, as text: what was measured, on our side and on the other, and what the goal makes of it. A line without a
/// goal is there to be watched.
/// </summary>
internal sealed record Line(
    string Area, string Metric, string Ours, string Other, string Ratio, string Goal, string Verdict, string Spread, string Allocated)
{
    public const string Met = "met";
    public const string Missed = "missed";
    public const string None = "-";

    const int Columns = 9;

    /// <summary>Our time against another's, both per operation; the ratio is the median of the ratios of the rounds.</summary>
    public static Line OfTimes(string area, string metric, Goal goal, Sample ours, Sample other, Sample ratio, double allocatedBytes) => new(
        area, metric, Units.Duration(ours.Median), Units.Duration(other.Median), Units.Ratio(ratio.Median),
        goal.Text, ratio.Median <= goal.AtMost ? Met : Missed, "±" + Units.Percent(ratio.Spread), Units.Bytes(allocatedBytes));

    /// <summary>A quantity that should not exceed a limit; both are written by <paramref name="text"/>.</summary>
    public static Line OfLimit(string area, string metric, double value, double limit, Func<double, string> text) => new(
        area, metric, text(value), None, None, "<= " + text(limit), value <= limit ? Met : Missed, None, None);

    /// <summary>A quantity that is only watched.</summary>
    public static Line OfFigure(string area, string metric, string value) => new(area, metric, value, None, None, None, None, None, None);

    /// <summary>The same, only watched.</summary>
    public Line ToFigure() => this with { Goal = None, Verdict = None };

    public static Line Parse(string tabs)
    {
        var parts = tabs.Split('\t');
        return parts.Length == Columns
            ? new Line(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], parts[8])
            : throw new FormatException(
                $"A line of the report has {parts.Length} columns, not {Columns}: '{tabs}'. Give what the benchmarks print.");
    }

    public string ToTabs() => string.Join('\t', Area, Metric, Ours, Other, Ratio, Goal, Verdict, Spread, Allocated);
}
