using Trestle.Layout;
using Trestle.Lmdb.Tables;
using Trestle.Storage;

namespace Trestle.Lmdb.Cursors;

/// <summary>A range as stored keys: from <see cref="Lower"/> up to, but without, <see cref="Upper"/>; null is no bound.</summary>
readonly record struct KeyBounds(byte[]? Lower, byte[]? Upper)
{
    static readonly KeyBounds Nothing = new([0xFF], []);

    public bool IsEmpty => Upper is { Length: 0 };

    /// <summary>Whether the range is that of all keys which begin with <see cref="Lower"/>, so that nobody needs the end of it.</summary>
    public bool IsPrefix { get; private init; }

    public bool IsAll => Lower is null && Upper is null;

    public static KeyBounds Of(LmdbTree tree, in KeyRange range, bool reverse, PagePosition? after)
    {
        if (!reverse && after is null && IsPrefixOf(tree, range))
            return new(range.Lower, range.Upper) { IsPrefix = true };
        var lower = range.Lower;
        var upper = range.Upper;
        if (range is { Lower: not null, LowerInclusive: false } && (lower = tree.Successor(range.Lower, range.LowerParts)) is null)
            return Nothing;
        if (range is { Upper: not null, UpperInclusive: true })
            upper = tree.Successor(range.Upper, range.UpperParts);
        if (upper is { Length: 0 })
            return Nothing;
        if (after is not null)
            Narrow(tree.EntryKey(after), reverse, ref lower, ref upper);
        return new(Stored(tree, lower), Stored(tree, upper));
    }

    // An index alone: what begins with a whole primary key is another key, and its bounds have a stored form.
    static bool IsPrefixOf(LmdbTree tree, in KeyRange range) =>
        tree.Index >= 0 && range is { Lower.Length: > 0, LowerInclusive: true, UpperInclusive: true } && ReferenceEquals(range.Lower, range.Upper);

    static void Narrow(byte[] entry, bool reverse, ref byte[]? lower, ref byte[]? upper)
    {
        if (reverse && (upper is null || entry.AsSpan().SequenceCompareTo(upper) < 0))
            upper = entry;
        else if (!reverse && (lower is null || entry.AsSpan().SequenceCompareTo(lower) >= 0))
            lower = [.. entry, 0];
    }

    static byte[]? Stored(LmdbTree tree, byte[]? bound) => bound is null ? null : tree.ToStored(bound);
}
