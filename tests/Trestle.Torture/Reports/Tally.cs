namespace Trestle.Torture.Reports;

/// <summary>How often a fault was made on a store, and what it did.</summary>
sealed class Tally(string fault, string store)
{
    readonly int[] counts = new int[Enum.GetValues<Verdict>().Length];
    long times;

    public string Fault => fault;

    public string Store => store;

    public long Times => Volatile.Read(ref times);

    /// <summary>What the run says of the fault besides; empty when there is nothing to say.</summary>
    public string Note { get; set; } = "";

    /// <summary>How long it went on, where that counts; else zero.</summary>
    public TimeSpan Lasted { get; set; }

    public int this[Verdict verdict] => Volatile.Read(ref counts[(int)verdict]);

    public bool IsClean => counts.All(static count => count == 0);

    public void Add(long more = 1) => Interlocked.Add(ref times, more);

    public void Add(Verdict verdict) => Interlocked.Increment(ref counts[(int)verdict]);
}
