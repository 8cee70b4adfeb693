using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Lmdb.References;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Bulk;

/// <summary>The keys that the rows of a load refer to by one reference, each checked once, in order.</summary>
sealed class ReferenceLoad(LmdbTransaction transaction, OutboundReferences references, int reference, ExternalSorter targets) : IDisposable
{
    readonly PreviousKey latest = new();

    /// <summary>Adds the reference of a row, unless it had it before. A row that refers to itself is among the load's rows.</summary>
    [SkipLocalsInit]
    public void Collect(ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var length = references.Changed(reference, old, now, buffer[..KeyWriter.BufferSize]);
        if (length < 0)
            return;
        var target = references.Target(reference).Space.Rows.ToStored(buffer, length);
        if (!latest.IsRepeated(target))
            targets.Add(target, default);
    }

    public void Sort() => targets.Sort();

    /// <summary>
    /// Throws <see cref="ForeignKeyViolationException"/> when a key is neither in the other table nor, if that is the same, among
    /// the load's rows.
    /// </summary>
    public void Check(ILmdbTable loaded, ExternalSorter rows)
    {
        if (targets.Count == 0)
            return;
        var tree = references.Target(reference).Space.Rows;
        using var present = new TreeProbe(transaction, tree);
        var previous = new PreviousKey();
        var given = references.Target(reference) == loaded ? new Ascending(rows.Read()) : null;
        for (var reader = targets.Read(); reader.MoveNext();)
        {
            if (previous.IsRepeated(reader.Key) || (given is not null && given.Reaches(reader.Key)) || present.TryFind(reader.Key, out _))
                continue;
            throw references.Missing(reference, tree.FromStored(reader.Key));
        }
    }

    public void Dispose() => targets.Dispose();

    /// <summary>Answers for ascending keys whether a sorted sequence holds them.</summary>
    sealed class Ascending(SortedReader reader)
    {
        bool more = reader.MoveNext();

        public bool Reaches(ReadOnlySpan<byte> key)
        {
            while (more && reader.Key.SequenceCompareTo(key) < 0)
                more = reader.MoveNext();
            return more && reader.Key.SequenceEqual(key);
        }
    }
}
