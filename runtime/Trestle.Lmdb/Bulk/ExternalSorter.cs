namespace Trestle.Lmdb.Bulk;

/// <summary>
/// Sorts keys with their values, in memory up to a budget, beyond it in runs that wait in temporary files and are merged when they
/// are read. Of equal keys the one that came last is first.
/// </summary>
sealed class ExternalSorter(long memory, string folder) : IDisposable
{
    readonly List<SpilledRun> runs = [];
    readonly SortedBytes buffer = new();

    public long Count { get; private set; }

    public int Runs => runs.Count;

    /// <summary>After sorting: whether a key may stand in it twice; runs in files are not compared with each other.</summary>
    public bool MayRepeat => runs.Count > 0 || buffer.HasRepeated;

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        buffer.Add(key, value);
        Count++;
        if (buffer.Bytes >= memory)
            Spill();
    }

    /// <summary>Ends the adding.</summary>
    public void Sort() => buffer.Sort();

    /// <summary>Reads everything in order; can be asked for again, but not while another reading goes on.</summary>
    public SortedReader Read()
    {
        var sources = new List<ISortedSource>(runs.Count + 1);
        foreach (var run in runs)
            sources.Add(run.Open());
        sources.Add(new MemorySource(buffer));
        return new SortedReader(sources);
    }

    public void Dispose()
    {
        foreach (var run in runs)
            run.Dispose();
    }

    void Spill()
    {
        buffer.Sort();
        runs.Add(SpilledRun.Write(buffer, folder));
        buffer.Clear();
    }
}
