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
}
