namespace Trestle.Storage;

/// <summary>A store in figures, at one moment.</summary>
/// <param name="SizeBytes">What the store occupies on disk.</param>
/// <param name="UsedBytes">How much of it holds data.</param>
/// <param name="MaxSizeBytes">How large it may grow; 0 when nothing but the disk limits it.</param>
/// <param name="Readers">Read snapshots open now.</param>
/// <param name="OldestReaderLag">How many commits the oldest open snapshot is behind the newest.</param>
/// <param name="Tables">One line per table and index.</param>
public sealed record StoreStats(
    long SizeBytes, long UsedBytes, long MaxSizeBytes, int Readers, long OldestReaderLag, IReadOnlyList<TableStats> Tables);

/// <summary>One table or index of a store in figures.</summary>
/// <param name="Table">The table, by its name in the schema.</param>
/// <param name="Index">The index, or null for the table itself.</param>
/// <param name="Entries">Rows, or index entries.</param>
/// <param name="Depth">Levels of its tree.</param>
/// <param name="Pages">Pages it occupies, branch, leaf and overflow together.</param>
/// <param name="Bytes">The same in bytes.</param>
public sealed record TableStats(string Table, string? Index, long Entries, int Depth, long Pages, long Bytes);
