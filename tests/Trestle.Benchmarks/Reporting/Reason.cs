namespace Trestle.Benchmarks;

/// <summary>Why lines miss their goals, and what it would take, from <c>reasons.tsv</c>: area, beginning of the metric, text.</summary>
internal sealed record Reason(string Area, string Metric, string Text)
{
    const string Resource = "reasons.tsv";

    public static Reason[] All()
    {
        using var reader = new StreamReader(typeof(Reason).Assembly.GetManifestResourceStream(Resource)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    public bool Explains(Line line) => line.Area == Area && line.Metric.StartsWith(Metric, StringComparison.Ordinal);

    static Reason Parse(string tabs) => tabs.Split('\t') is [var area, var metric, var text]
        ? new(area, metric, text)
        : throw new FormatException(
            $"A reason has an area, the beginning of a metric and a text, and this has not: '{tabs}'. Correct {Resource}.");
}
