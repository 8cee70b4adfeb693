namespace Trestle.Sqlite;

/// <summary>What a commit has done when it returns. None of them can damage the store when only the process is lost.</summary>
public enum SqliteProfile
{
    /// <summary>Every commit is flushed to the disk (<c>synchronous=FULL</c>): it survives the loss of power.</summary>
    Safe,

    /// <summary>
    /// The log is flushed before it is merged into the file (<c>synchronous=NORMAL</c>): losing power may undo the last commits, never
    /// damage the store. Losing only the process loses nothing.
    /// </summary>
    Balanced,

    /// <summary>
    /// Nothing is flushed (<c>synchronous=OFF</c>): losing power may damage the store. Losing only the process loses nothing. For data
    /// that can be made again.
    /// </summary>
    Fast,
}
