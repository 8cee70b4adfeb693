using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Trestle.Hosting.Tests;

/// <summary>One measurement, with its attributes.</summary>
public sealed record Measurement(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    public string? Operation => (string?)Tags["db.operation.name"];

    public string? Table => Tags.TryGetValue("db.collection.name", out var table) ? (string?)table : null;
}

/// <summary>Listens to the activities and measurements of the schema Watched, of which one test runs at a time.</summary>
public sealed class Recorder : IDisposable
{
    readonly List<Activity> activities = [];
    readonly List<Measurement> measurements = [];
    readonly Lock gate = new();
    readonly ActivityListener activityListener;
    readonly MeterListener meterListener;

    public Recorder()
    {
        activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Trestle",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(activityListener);
        meterListener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Trestle")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        meterListener.Start();
    }

    /// <summary>Everything that ended so far, in this order.</summary>
    public IReadOnlyList<Activity> Activities => Copy(activities);

    public IReadOnlyList<Measurement> Durations => [.. Copy(measurements).Where(one => one.Instrument == "db.client.operation.duration")];

    public IReadOnlyList<Measurement> Rows => [.. Copy(measurements).Where(one => one.Instrument == "db.client.response.returned_rows")];

    public Activity Activity(string name) => Activities.Single(activity => activity.DisplayName == name);

    public void Dispose()
    {
        activityListener.Dispose();
        meterListener.Dispose();
    }

    void Add(Activity activity)
    {
        if (activity.GetTagItem("db.namespace") is not "Watched")
            return;
        lock (gate)
            activities.Add(activity);
    }

    void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var copy = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
        if (copy["db.namespace"] is not "Watched")
            return;
        lock (gate)
            measurements.Add(new(instrument.Name, value, copy));
    }

    T[] Copy<T>(List<T> list)
    {
        lock (gate)
            return [.. list];
    }
}
