using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Trestle.Lmdb.Environments;

/// <summary>
/// The file of locks and readers. LMDB makes it longer without taking room for it, and writes to it as memory: on a full disk that would
/// end the process, so the room is taken before.
/// </summary>
static partial class LockFile
{
    const int SlotSize = 64;
    const int HeadSlots = 2;
    const int KeepLength = 1;
    const int NoSpace = 28;

    /// <summary>
    /// Takes the room for so many readers. Before the environment is opened: closing a file gives up all locks that the process has on it.
    /// Throws <see cref="StoreFullException"/>.
    /// </summary>
    public static void Reserve(string store, int maxReaders)
    {
        if (!OperatingSystem.IsLinux() || TryOpen(store + "-lock") is not { } file)
            return;
        using (file)
        {
            var length = Math.Max((HeadSlots + maxReaders) * (long)SlotSize, RandomAccess.GetLength(file));
            // A file system that cannot reserve takes its chances, as before.
            if (Allocate(file, KeepLength, 0, length) != 0 && Marshal.GetLastPInvokeError() == NoSpace)
                throw new StoreFullException($"The disk of '{store}' has no room for its lock file of {length} bytes. Make room on it.");
        }
    }

    // What the system refuses here it refuses LMDB, too, which tells.
    static SafeFileHandle? TryOpen(string path)
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

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
