using Trestle.Layout;

namespace Trestle.Generated.Tests.Memory;

/// <summary>Unsigned byte order, and what a range means in it, spelled out.</summary>
sealed class MemoryOrder : IComparer<byte[]>
{
    public static readonly MemoryOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);

    /// <param name="keyParts">How many parts the primary key has, when the range is one of it: only such a bound can be a whole key.</param>
    public static bool IsIn(KeyRange range, byte[] parts, int? keyParts) => IsAboveLower(range, parts, keyParts) && IsBelowUpper(range, parts, keyParts);

    static bool IsAboveLower(KeyRange range, byte[] parts, int? keyParts)
    {
        if (range.Lower is null)
            return true;
        return Covers(range.Lower, range.LowerParts == keyParts, parts) ? range.LowerInclusive : Instance.Compare(parts, range.Lower) > 0;
    }

    static bool IsBelowUpper(KeyRange range, byte[] parts, int? keyParts)
    {
        if (range.Upper is null)
            return true;
        return Covers(range.Upper, range.UpperParts == keyParts, parts) ? range.UpperInclusive : Instance.Compare(parts, range.Upper) < 0;
    }

    static bool Covers(byte[] bound, bool isWhole, byte[] parts) =>
        isWhole ? parts.AsSpan().SequenceEqual(bound) : parts.AsSpan().StartsWith(bound);
}
