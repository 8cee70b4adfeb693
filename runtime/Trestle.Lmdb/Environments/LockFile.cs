using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Environments;

/// <summary>
/// The file of locks and readers. LMDB makes it longer without taking room for it, and writes to it as memory: on a full disk that would
/// end the process, so the room is taken before. LMDB's locks in it are robust mutexes, whose wake-up can be lost: who is woken and killed
/// before it runs takes it along, and all others sleep for ever. So the processes take turns by locks of the system, which passes them on
/// when a process ends, and no more than one at a time waits for a mutex.
/// </summary>
sealed partial class LockFile : IDisposable
{
    const int SlotSize = 64;
    const int HeadSlots = 2;
    const int KeepLength = 1;
    const int NoSpace = 28;
    const int Interrupted = 4;

    // LMDB locks the bytes whose numbers are those of processes; nothing is ever as far behind as these.
    const long Writing = 1L << 62;
    const long WritingNext = Writing + 1;
    const long Registering = Writing + 2;

    readonly Lock registering = new();
    readonly FileStream? file;

    LockFile(FileStream? file) => this.file = file;

    /// <summary>
    /// Opens it with room for so many readers. Dispose it behind the environment and never before: closing a file gives up all locks that
    /// the process has on it. Throws <see cref="StoreFullException"/>.
    /// </summary>
    public static LockFile Open(string store, int maxReaders)
    {
        var file = OperatingSystem.IsLinux() && Environment.Is64BitProcess ? TryOpen(store + "-lock") : null;
        if (file is not null && !TryReserve(file, maxReaders, out var length))
        {
            file.Dispose();
            throw new StoreFullException($"The disk of '{store}' has no room for its lock file of {length} bytes. Make room on it.");
        }
        return new LockFile(file);
    }

    /// <summary>
    /// Waits until no other process has the turn to write. One of those that wait is the next: who has just written is behind it, however
    /// soon it comes again.
    /// </summary>
    public void EnterWriting()
    {
        Lock(LockType.Write, WritingNext);
        Lock(LockType.Write, Writing);
        Lock(LockType.None, WritingNext);
    }

    public void ExitWriting() => Lock(LockType.None, Writing);

    /// <summary>Waits until no other process or thread takes a slot of the readers, or gives those of dead processes back.</summary>
    public void EnterRegistering()
    {
        registering.Enter();
        Lock(LockType.Write, Registering);
    }

    public void ExitRegistering()
    {
        Lock(LockType.None, Registering);
        registering.Exit();
    }

    public void Dispose() => file?.Dispose();

    // What the system refuses here it refuses LMDB, too, which tells.
    static FileStream? TryOpen(string path)
    {
        try
        {
            return OwnFile.OpenOrCreate(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A file system that cannot reserve takes its chances.
    static bool TryReserve(FileStream file, int maxReaders, out long length)
    {
        length = Math.Max((HeadSlots + maxReaders) * (long)SlotSize, file.Length);
        return Allocate(file.SafeFileHandle, KeepLength, 0, length) == 0 || Marshal.GetLastPInvokeError() != NoSpace;
    }

    // A file system without such locks leaves it to the mutexes.
    void Lock(short type, long at)
    {
        if (file is null)
            return;
        var range = new Range { Type = type, Start = at, Length = 1 };
        while (Control(file.SafeFileHandle, LockType.SetAndWait, in range) != 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(Microsoft.Win32.SafeHandles.SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(Microsoft.Win32.SafeHandles.SafeFileHandle file, int command, in Range range);

    static class LockType
    {
        // F_OFD_SETLKW: the lock belongs to this opening of the file. Those of processes end when anybody in the process closes it.
        public const int SetAndWait = 38;

        public const short Write = 1;
        public const short None = 2;
    }

    // struct flock of 64-bit Linux.
    struct Range
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
