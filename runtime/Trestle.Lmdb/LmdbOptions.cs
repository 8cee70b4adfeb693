namespace Trestle.Lmdb;

/// <summary>How an LMDB store is opened. Everything has a default that suits a program with one store.</summary>
public sealed record LmdbOptions
{
    /// <summary>The defaults.</summary>
    public static LmdbOptions Default { get; } = new();

    /// <summary>
    /// The size in bytes up to which the file grows, by itself; beyond it a write throws <see cref="StoreFullException"/>. Default
    /// 1 TiB (32-bit processes and Windows: 1 GiB). It costs address space only: the whole of it is reserved when the store opens, so that
    /// growth never has to wait for readers; where the system grants less, half as much is tried until it fits.
    /// </summary>
    public long MaxMapSize { get; init; } = DefaultMaxMapSize;

    /// <summary>
    /// How many read transactions may be open at a time in all processes together. Default 1024; 64 bytes each. The first process
    /// to open the file decides.
    /// </summary>
    public int MaxReaders { get; init; } = 1024;

    /// <summary>
    /// How many tables and indexes the process can open in the file. Default 512, or twice what the schema needs if that is more;
    /// about 100 bytes of memory each per open transaction.
    /// </summary>
    public int MaxDatabases { get; init; } = 512;

    /// <summary>
    /// What a commit has done when it returns. Default <see cref="LmdbProfile.Durable"/>: losing acknowledged data must be asked
    /// for.
    /// </summary>
    public LmdbProfile Profile { get; init; } = LmdbProfile.Durable;

    /// <summary>Whether the store can only be read; then it must exist. Default false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// How long a write transaction waits for another one of this process before <see cref="StoreLockedException"/>. Default: for
    /// ever. The wait for other processes has no limit.
    /// </summary>
    public TimeSpan WriteTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How many writes <c>WriteAsync</c> accepts before its callers wait for room. Default 4096: enough to keep one commit busy,
    /// little enough to bound memory.
    /// </summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>How many writes of <c>WriteAsync</c> share one commit at most. Default 1024: beyond it a commit is no longer the cost.</summary>
    public int MaxBatch { get; init; } = 1024;

    /// <summary>How long a shared commit takes writes in before it is made, at most. Default 20 ms: what the first of them waits.</summary>
    public TimeSpan MaxBatchTime { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How many bytes of encoded rows and index entries <c>InsertMany</c> and <c>UpsertMany</c> keep in memory; beyond it they sort in
    /// temporary files, which takes about twice as long. Default: an eighth of the memory that the process may use, at least 64 MiB and
    /// at most 1 GiB.
    /// </summary>
    public long BulkMemoryBytes { get; init; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8, 64L << 20, 1L << 30);

    /// <summary>The folder for those temporary files. Default null: the folder of the store, which has the room.</summary>
    public string? SpillFolder { get; init; }

    /// <summary>
    /// Whether opening removes the indexes and references that the schema no longer has. Default false: a program that merely is older
    /// than the file would take them away from newer ones; it gets a <see cref="SchemaMismatchException"/> instead.
    /// </summary>
    public bool DropUnknownIndexes { get; init; }

    /// <summary>
    /// The size in bytes up to which a file has every page checked when this process opens it: then damage is a
    /// <see cref="CorruptRecordException"/>, where LMDB, which reads pages as memory, might end the process. Default 16 MiB, which takes some
    /// 40 ms; <see cref="long.MaxValue"/> for files from strangers, 0 never. The head, and that the file has its full length, are always
    /// checked.
    /// </summary>
    public long CheckPagesUpTo { get; init; } = 16L << 20;

    static long DefaultMaxMapSize => Environment.Is64BitProcess && !OperatingSystem.IsWindows() ? 1L << 40 : 1L << 30;

    internal void Validate()
    {
        Require(MaxMapSize >= 1 << 20, nameof(MaxMapSize), MaxMapSize, "Give at least 1 MiB (1048576).");
        Require(MaxReaders is >= 1 and <= 1 << 20, nameof(MaxReaders), MaxReaders, "Give 1 to 1048576.");
        Require(MaxDatabases is >= 8 and <= 1 << 20, nameof(MaxDatabases), MaxDatabases, "Give 8 to 1048576.");
        Require(Enum.IsDefined(Profile), nameof(Profile), Profile, "Give one of Durable, Relaxed, Unsafe.");
        Require(
            WriteTimeout >= TimeSpan.Zero || WriteTimeout == Timeout.InfiniteTimeSpan,
            nameof(WriteTimeout), WriteTimeout, "Give zero or more, or Timeout.InfiniteTimeSpan.");
        Require(QueueLength is >= 1 and <= 1 << 24, nameof(QueueLength), QueueLength, "Give 1 to 16777216.");
        Require(MaxBatch is >= 1 and <= 1 << 20, nameof(MaxBatch), MaxBatch, "Give 1 to 1048576.");
        Require(MaxBatchTime >= TimeSpan.Zero, nameof(MaxBatchTime), MaxBatchTime, "Give zero or more.");
        Require(CheckPagesUpTo >= 0, nameof(CheckPagesUpTo), CheckPagesUpTo, "Give zero or more.");
        Require(BulkMemoryBytes >= 64 << 10, nameof(BulkMemoryBytes), BulkMemoryBytes, "Give at least 64 KiB (65536).");
    }

    static void Require(bool condition, string option, object value, string remedy)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(option, value, $"LmdbOptions.{option} cannot be {value}. {remedy}");
    }
}
