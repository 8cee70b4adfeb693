namespace Trestle.Layout;

/// <summary>
/// A stretch of a key or index in its encoded order. Each bound is the order-preserving form of the first parts of a key and
/// compares with those parts only: an inclusive bound takes in every key that begins with them. A relational store decodes
/// the parts and binds them as values.
/// </summary>
/// <param name="Lower">The encoded parts of the lower bound, or null for none.</param>
/// <param name="LowerParts">How many parts <paramref name="Lower"/> holds.</param>
/// <param name="LowerInclusive">Whether keys that begin with <paramref name="Lower"/> belong to the range.</param>
/// <param name="Upper">The encoded parts of the upper bound, or null for none.</param>
/// <param name="UpperParts">How many parts <paramref name="Upper"/> holds.</param>
/// <param name="UpperInclusive">Whether keys that begin with <paramref name="Upper"/> belong to the range.</param>
public readonly record struct KeyRange(
    byte[]? Lower, int LowerParts, bool LowerInclusive, byte[]? Upper, int UpperParts, bool UpperInclusive)
{
    /// <summary>Every key.</summary>
    public static KeyRange All => default;

    /// <summary>Every key whose first parts are these.</summary>
    public static KeyRange Prefix(byte[] parts, int count) => new(parts, count, true, parts, count, true);

    /// <summary>
    /// Behind equal first parts, the values of the next part from <paramref name="from"/> up to, but without, <paramref name="to"/>;
    /// each bound is the encoded prefix and the part, or null for none. Of a descending part, whose greatest value comes first, too.
    /// </summary>
    public static KeyRange HalfOpen(byte[]? prefix, int prefixParts, byte[]? from, byte[]? to, bool descending)
    {
        var (lower, upper) = descending ? (to, from) : (from, to);
        return new(
            lower ?? prefix, Parts(lower, prefixParts), lower is null || !descending,
            upper ?? prefix, Parts(upper, prefixParts), upper is null || descending);
    }

    /// <summary>
    /// The values of part number <paramref name="parts"/> from <paramref name="first"/> to <paramref name="last"/>, both included; each
    /// bound is the encoded first <paramref name="parts"/> parts. Of a descending part too.
    /// </summary>
    public static KeyRange Closed(byte[] first, byte[] last, int parts, bool descending) =>
        descending ? new(last, parts, true, first, parts, true) : new(first, parts, true, last, parts, true);

    static int Parts(byte[]? bound, int prefixParts) => bound is null ? prefixParts : prefixParts + 1;
}
