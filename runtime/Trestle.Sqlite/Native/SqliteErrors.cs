using System.Globalization;
using System.Runtime.InteropServices;
using Trestle.Storage;

namespace Trestle.Sqlite.Native;

/// <summary>
/// Turns the extended result codes of SQLite into the errors of Trestle. Nothing else looks at a code's meaning, and nothing at a
/// message's.
/// </summary>
static unsafe class SqliteErrors
{
    public const int Ok = 0;
    public const int Row = 100;
    public const int Done = 101;

    const int Interrupted = 9;
    const int CheckConstraint = 275;
    const int ForeignKeyConstraint = 787;
    const int PrimaryKeyConstraint = 1555;
    const int UniqueConstraint = 2067;
    const int RowidConstraint = 2579;

    /// <summary>Whether a constraint that a lookup can name stopped the statement.</summary>
    public static bool IsConstraint(int code) =>
        code is ForeignKeyConstraint or PrimaryKeyConstraint or UniqueConstraint or RowidConstraint or CheckConstraint;

    public static bool IsForeignKey(int code) => code == ForeignKeyConstraint;

    public static bool IsCheck(int code) => code == CheckConstraint;

    public static bool IsUnique(int code) => code is PrimaryKeyConstraint or UniqueConstraint or RowidConstraint;

    public static bool IsInterrupted(int code) => code == Interrupted;

    public static Exception From(int code, nint connection, string file) => (code & 0xFF) switch
    {
        5 or 6 => new StoreLockedException(
            $"Another connection holds '{file}', and the wait for it ran out. Keep write transactions short, or raise BusyTimeout."),
        13 => new StoreFullException($"'{file}' has reached its MaxSizeBytes, or its disk is full. Make room, or raise the option; "
            + "the transaction can only be rolled back."),
        11 => new CorruptRecordException($"The store '{file}' is damaged: {Text(connection)}. Restore a backup, and check the disk."),
        26 => new CorruptRecordException($"'{file}' is not an SQLite file, or its head is damaged. "
            + "Give another path, or restore a backup."),
        14 => new StoreException(code, $"'{file}' cannot be opened. Create its folder, and check the rights of the folder and the file."),
        3 or 8 or 23 => new StoreException(
            code, $"The system refuses access to '{file}': {Text(connection)}. Check the rights of the file, of its -wal and -shm files "
                + "and of the folder, or open it read-only."),
        10 when DiskRoom.IsGone(file) => new StoreFullException($"The disk of '{file}' is full. Make room on it; the transaction can only be rolled back."),
        10 => new StoreException(code, $"The system reported an input/output error on '{file}' (code {Number(code)}). Check the disk, "
            + "and the limit on the size of files (ulimit -f); restore a backup if it is damaged."),
        7 => new StoreException(code, $"SQLite has no memory left for '{file}'. Open it with a smaller CacheBytes, or give the process "
            + "more."),
        18 => new StoreException(code, $"A value for '{file}' is longer than SQLite can store. Shorten it."),
        _ => new StoreException(code, $"SQLite reported error {Number(code)} on '{file}': {Text(connection)}. "
            + "Dispose the transaction and try again."),
    };

    static string Text(nint connection) =>
        connection == 0 ? "unknown" : Marshal.PtrToStringUTF8((nint)Sqlite3.ErrorText(connection)) ?? "unknown";

    static string Number(int code) => code.ToString(CultureInfo.InvariantCulture);
}
