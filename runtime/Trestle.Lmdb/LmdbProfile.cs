namespace Trestle.Lmdb;

/// <summary>What a commit has done when it returns.</summary>
public enum LmdbProfile
{
    /// <summary>Data and head are on the disk: a completed commit survives the loss of power. One or two flushes per commit.</summary>
    Durable,

    /// <summary>
    /// Data is flushed, the head of the file with the next commit (<c>MDB_NOMETASYNC</c>): losing power may undo the last
    /// commit, never damage the store. Losing only the process loses nothing.
    /// </summary>
    Relaxed,

    /// <summary>
    /// Nothing is flushed by a commit, only when the store closes (<c>MDB_NOSYNC</c>): losing power may undo many commits and, where the file system
    /// reorders writes, damage the store. Losing only the process loses nothing. For data that can be made again.
    /// </summary>
    Unsafe,
}
