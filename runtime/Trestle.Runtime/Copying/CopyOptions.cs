namespace Trestle;

/// <summary>How a database is copied; see <see cref="DatabaseCopying.CopyTo"/>.</summary>
public sealed record CopyOptions
{
    /// <summary>The defaults.</summary>
    public static CopyOptions Default { get; } = new();

    /// <summary>
    /// How many rows a transaction of the target takes at most: 50,000, few enough to lie in memory. Index entries are written in the order
    /// of the rows, or sorted within a transaction: smaller ones take twice as long.
    /// </summary>
    public int BatchRows { get; init; } = 50_000;

    /// <summary>How many bytes of encoded rows a transaction of the target takes, about and at least one row: 16 MiB.</summary>
    public long BatchBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Whether rows that only the target has are removed. Without it, the default, the first one is an <see cref="ExtraRowException"/>.
    /// </summary>
    public bool DeleteExtra { get; init; }

    internal CopyOptions Verified()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchRows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchBytes);
        return this;
    }
}
