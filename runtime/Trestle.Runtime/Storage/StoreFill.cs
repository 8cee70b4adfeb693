namespace Trestle.Storage;

/// <summary>How full a store is.</summary>
/// <param name="UsedBytes">How much of its room holds data; 0 when the store does not tell.</param>
/// <param name="MaxSizeBytes">How much room it has; 0 when nothing but the disk limits it.</param>
public readonly record struct StoreFill(long UsedBytes, long MaxSizeBytes)
{
    /// <summary>The part that is used, from 0 to 1; 0 when the store has no limit.</summary>
    public double Part => MaxSizeBytes == 0 ? 0 : (double)UsedBytes / MaxSizeBytes;
}
