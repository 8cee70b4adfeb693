using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>
/// One way to read and write the events of a relational store, over a connection of its own. What reads gives a sum over what it read,
/// and what writes the number of rows it wrote, so that all ways are seen to do the same.
/// </summary>
internal abstract class Peer : IDisposable
{
    /// <summary>How lines call it.</summary>
    public abstract string Name { get; }

    /// <summary>Takes rows over in the peer's own form, outside the measured time.</summary>
    public abstract void Take(Event[] rows);

    /// <summary>Adds the rows that were taken, a commit per so many.</summary>
    public abstract long Insert(int perCommit);

    /// <summary>Adds the rows that were taken in the fastest way the peer has, all or none.</summary>
    public abstract long Load();

    /// <summary>Replaces the rows that have the keys of those that were taken, a commit per so many.</summary>
    public abstract long Update(int perCommit);

    /// <summary>Reads a whole row per key, all in one transaction.</summary>
    public abstract long GetEach(ReadOnlySpan<Guid> keys);

    /// <summary>Reads whole rows by their keys in the fastest way the peer has, in one transaction; one after the other if there is no other.</summary>
    public virtual long GetMany(Guid[] keys) => GetEach(keys);

    /// <summary>Reads a whole row per key, each by itself as one request of many would.</summary>
    public abstract long GetAlone(ReadOnlySpan<Guid> keys);

    /// <summary>Reads the rows of each account in the order of the index, all in one transaction.</summary>
    public abstract long Ranges(ReadOnlySpan<Guid> accounts);

    /// <summary>Reads every row.</summary>
    public abstract long Scan();

    public abstract void Dispose();
}
