namespace Trestle.Layout;

/// <summary>What a covering index knows of a row without touching the row. Generated, one per index with <c>include</c>.</summary>
/// <typeparam name="TSelf">The entry itself.</typeparam>
public interface IIndexEntry<TSelf>
    where TSelf : IIndexEntry<TSelf>
{
    /// <summary>The identity of the index whose entries these are.</summary>
    static abstract Guid Index { get; }

    /// <summary>Decodes an entry from its parts, the primary key and the included fields, all in order-preserving form.</summary>
    static abstract TSelf Read(ReadOnlySpan<byte> parts, ReadOnlySpan<byte> key, ReadOnlySpan<byte> included);
}
