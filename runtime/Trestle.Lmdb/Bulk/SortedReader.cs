namespace Trestle.Lmdb.Bulk;

/// <summary>A sequence of keys with values, in order. Spans are valid until the next move.</summary>
interface ISortedSource
{
    ReadOnlySpan<byte> Key { get; }

    ReadOnlySpan<byte> Value { get; }

    bool MoveNext();
}

/// <summary>Merges sources into one; of equal keys the one from the later source comes first.</summary>
sealed class SortedReader : ISortedSource
{
    readonly List<ISortedSource> sources;
    readonly PriorityQueue<int, int>? heads;
    int current = -1;

    public SortedReader(List<ISortedSource> sources)
    {
        this.sources = sources;
        if (sources.Count == 1)
            return;
        heads = new PriorityQueue<int, int>(sources.Count, Comparer<int>.Create(Compare));
        for (var i = 0; i < sources.Count; i++)
            Enqueue(i);
    }

    public ReadOnlySpan<byte> Key => sources[current].Key;

    public ReadOnlySpan<byte> Value => sources[current].Value;

    public bool MoveNext()
    {
        if (heads is null)
        {
            current = 0;
            return sources[0].MoveNext();
        }
        if (current >= 0)
            Enqueue(current);
        return heads.TryDequeue(out current, out _);
    }

    void Enqueue(int source)
    {
        if (sources[source].MoveNext())
            heads!.Enqueue(source, source);
    }

    int Compare(int x, int y)
    {
        var order = sources[x].Key.SequenceCompareTo(sources[y].Key);
        return order != 0 ? order : y.CompareTo(x);
    }
}

/// <summary>Reads a sorted buffer.</summary>
sealed class MemorySource(SortedBytes buffer) : ISortedSource
{
    const int Ahead = 8;

    int index = -1;

    public ReadOnlySpan<byte> Key => buffer.Key(index);

    public ReadOnlySpan<byte> Value => buffer.Value(index);

    public bool MoveNext()
    {
        buffer.Prefetch(++index + Ahead);
        return index < buffer.Count;
    }
}
