namespace Trestle.Sqlite;

/// <summary>How an SQLite store is opened. Everything has a default that suits a program with one store.</summary>
public sealed record SqliteOptions
{
    /// <summary>The defaults.</summary>
    public static SqliteOptions Default { get; } = new();

    /// <summary>
    /// What a commit has done when it returns. Default <see cref="SqliteProfile.Balanced"/>: no commit waits for the disk, and no loss of
    /// power damages the store.
    /// </summary>
    public SqliteProfile Profile { get; init; } = SqliteProfile.Balanced;

    /// <summary>
    /// How long to wait for a lock that another connection holds, before <see cref="StoreLockedException"/>. Default 5 s: longer than a
    /// write transaction should take.
    /// </summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many bytes of pages each connection keeps in memory, at most. Default 40 MB: with SQLite's own 2 MB, an index of a million
    /// rows no longer fits, and reads take half as long again.
    /// </summary>
    public long CacheBytes { get; init; } = 40_000_000;

    /// <summary>
    /// The size in bytes up to which the file grows; beyond it a write throws <see cref="StoreFullException"/>. Default 0: nothing but
    /// the disk limits it.
    /// </summary>
    public long MaxSizeBytes { get; init; }

    /// <summary>
    /// How many read connections wait open for the next reader. Default 64; more readers at a time open their own and close it.
    /// </summary>
    public int MaxIdleReaders { get; init; } = 64;

    /// <summary>Whether the store can only be read; then it must exist. Default false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// How long a write transaction waits for another one of this database object before <see cref="StoreLockedException"/>. Default: for
    /// ever.
    /// </summary>
    public TimeSpan WriteTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How many writes <c>WriteAsync</c> accepts before its callers wait for room. Default 4096: enough to keep one commit busy, little
    /// enough to bound memory.
    /// </summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>
    /// How many writes of <c>WriteAsync</c> share one commit at most. Default 1024: beyond it a commit is no longer the cost.
    /// </summary>
    public int MaxBatch { get; init; } = 1024;

    /// <summary>How long a shared commit takes writes in before it is made, at most. Default 20 ms: what the first of them waits.</summary>
    public TimeSpan MaxBatchTime { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Whether opening removes indexes and references that the schema no longer has. Default false: SQLite keeps them right whoever
    /// writes, and a program that merely is older than the file would take them away from newer ones.
    /// </summary>
    public bool DropUnknownIndexes { get; init; }

    internal void Validate()
    {
        Require(Enum.IsDefined(Profile), nameof(Profile), Profile, "Give one of Safe, Balanced, Fast.");
        Require(
            BusyTimeout >= TimeSpan.Zero && BusyTimeout.TotalMilliseconds <= int.MaxValue,
            nameof(BusyTimeout), BusyTimeout, "Give zero or more, up to 24 days.");
        Require(CacheBytes is >= 64 << 10 and <= 1L << 40, nameof(CacheBytes), CacheBytes, "Give 64 KiB (65536) to 1 TiB.");
        Require(MaxSizeBytes is 0 or >= 1 << 16, nameof(MaxSizeBytes), MaxSizeBytes, "Give 0, or at least 64 KiB (65536).");
        Require(MaxIdleReaders is >= 0 and <= 1 << 16, nameof(MaxIdleReaders), MaxIdleReaders, "Give 0 to 65536.");
        Require(
            WriteTimeout >= TimeSpan.Zero || WriteTimeout == Timeout.InfiniteTimeSpan,
            nameof(WriteTimeout), WriteTimeout, "Give zero or more, or Timeout.InfiniteTimeSpan.");
        Require(QueueLength is >= 1 and <= 1 << 24, nameof(QueueLength), QueueLength, "Give 1 to 16777216.");
        Require(MaxBatch is >= 1 and <= 1 << 20, nameof(MaxBatch), MaxBatch, "Give 1 to 1048576.");
        Require(MaxBatchTime >= TimeSpan.Zero, nameof(MaxBatchTime), MaxBatchTime, "Give zero or more.");
    }

    static void Require(bool condition, string option, object value, string remedy)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(option, value, $"SqliteOptions.{option} cannot be {value}. {remedy}");
    }
}
