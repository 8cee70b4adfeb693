using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Trestle.Hosting.Telemetry;

/// <summary>What listeners listen to.</summary>
static class Instruments
{
    static readonly Meter Meter = new(StoreTelemetry.Name);

    // The conventions' own, and five more below: an embedded store answers within microseconds.
    static readonly double[] Seconds = [0.000_001, 0.000_005, 0.000_01, 0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

    static readonly long[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

    public static readonly ActivitySource Activities = new(StoreTelemetry.Name);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration", "s", "How long an operation took.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    public static readonly Histogram<long> ReturnedRows = Meter.CreateHistogram(
        "db.client.response.returned_rows", "{row}", "How many rows an operation read.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = Counts });
}
