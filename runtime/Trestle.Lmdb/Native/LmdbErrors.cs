using System.Runtime.InteropServices;
using Trestle.Storage;

namespace Trestle.Lmdb.Native;

/// <summary>
/// Turns the return codes of LMDB and of the system below it into the errors of Trestle. Nothing else looks at a code's
/// meaning.
/// </summary>
static unsafe class LmdbErrors
{
    public const int Success = 0;
    public const int KeyExists = -30799;
    public const int NotFound = -30798;
    public const int Corrupted = -30796;
    public const int ReadersFull = -30790;
    public const int MapResized = -30785;
    public const int BadTransaction = -30782;
    public const int NoSuchFile = 2;
    public const int NoMemory = 12;
    public const int InvalidArgument = 22;

    const int PageNotFound = -30797;
    const int Panic = -30795;
    const int VersionMismatch = -30794;
    const int Invalid = -30793;
    const int MapFull = -30792;
    const int DatabasesFull = -30791;
    const int TransactionFull = -30788;
    const int CursorFull = -30787;
    const int BadReaderSlot = -30783;
    const int BadValueSize = -30781;
    const int PermissionDenied = 13;
    const int NotAFolder = 20;
    const int IsAFolder = 21;
    const int IoError = 5;
    const int Busy = 16;
    const int FileTooLarge = 27;
    const int NoSpace = 28;
    const int ReadOnlyFileSystem = 30;
    const int QuotaExceeded = 122;

    /// <summary>Throws the error of <paramref name="code"/> unless it is success.</summary>
    public static void Check(int code, string file)
    {
        if (code != Success)
            throw From(code, file);
    }

    /// <summary>True on success, false when nothing was found, an exception otherwise.</summary>
    public static bool Found(int code, string file) => code switch
    {
        Success => true,
        NotFound => false,
        _ => throw From(code, file),
    };

    public static Exception From(int code, string file) => code switch
    {
        MapFull => new StoreFullException(
            $"The store '{file}' has reached its MaxMapSize. Open it with a larger one, or delete rows; "
                + "the transaction can only be rolled back."),
        NoSpace or QuotaExceeded => new StoreFullException(
            $"The disk of '{file}' is full. Make room on it; the transaction can only be rolled back."),
        FileTooLarge => new StoreFullException(
            $"'{file}' has the greatest size that the system grants a file of this process. Raise the limit (ulimit -f); the transaction can only "
                + "be rolled back."),
        IoError when DiskRoom.IsGone(file) => new StoreFullException(
            $"The disk of '{file}' is full: it took a part of what was written. Make room on it; the transaction can only be rolled back."),
        TransactionFull or CursorFull => new StoreFullException(
            $"The transaction on '{file}' has changed more pages than LMDB can hold in one. Write in several transactions; "
                + "this one can only be rolled back."),
        Invalid => new CorruptRecordException($"'{file}' is not an LMDB file, or its head is damaged. Give another path, or restore a backup."),
        VersionMismatch => new CorruptRecordException(
            $"'{file}' was written by another format version of LMDB. Open it with that version, and copy it with mdb_dump and mdb_load."),
        Panic => new StoreException(
            code, $"A commit to '{file}' did not reach the disk, and LMDB takes no more before it is opened anew. "
                + "Dispose the databases that have it open, check the disk, and open it again: it has what was committed before."),
        Corrupted or PageNotFound => new CorruptRecordException(
            $"The store '{file}' is damaged: {Text(code)}. Restore a backup, and check the disk."),
        ReadersFull => new StoreLockedException(
            $"All reader slots of '{file}' are taken. End read transactions earlier, or open the store first with a larger MaxReaders."),
        DatabasesFull => new StoreException(
            code, $"The store '{file}' was opened for fewer tables and indexes than it has. Open it with a larger MaxDatabases."),
        BadTransaction or BadReaderSlot => new StoreException(
            code, $"The transaction on '{file}' failed before and can only be rolled back. Dispose it and begin a new one."),
        BadValueSize => new StoreException(code, $"A key or value for '{file}' has a length that LMDB cannot store. Shorten it."),
        PermissionDenied or ReadOnlyFileSystem => new StoreException(
            code, $"The system refuses access to '{file}': {Text(code)}. "
                + "Check the rights of the file, of its lock file and of the folder, or open it read-only."),
        NoSuchFile => new StoreException(code, $"'{file}' or its folder does not exist. Create the folder, or correct the path."),
        IsAFolder => new StoreException(code, $"'{file}' is a folder. Give the path of a file in it."),
        NotAFolder => new StoreException(code, $"A part of the path '{file}' is a file where a folder should be. Correct the path."),
        NoMemory => new StoreException(
            code, $"The system has no address space or memory left for '{file}'. "
                + "Open it with a smaller MaxMapSize, or raise the limit (ulimit -v)."),
        Busy => new StoreLockedException($"Another process holds '{file}' in a way that excludes this one. Close it there."),
        IoError => new StoreException(code, $"The system reported an input/output error on '{file}'. Check the disk, and "
            + "the limit on the size of files (ulimit -f); restore a backup if it is damaged."),
        _ => new StoreException(code, $"LMDB reported error {code} on '{file}': {Text(code)}. Dispose the transaction and try again."),
    };

    static string Text(int code) => Marshal.PtrToStringUTF8((nint)Mdb.ErrorText(code)) ?? "unknown";
}
