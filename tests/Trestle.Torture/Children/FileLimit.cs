using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Trestle.Torture.Children;

/// <summary>RLIMIT_FSIZE: how large the files of this process may grow.</summary>
static partial class FileLimit
{
    const int FileSize = 1;
    const int FileSizeExceeded = 25;
    const nint Ignore = 1;

    public static void Set(long bytes)
    {
        // Else the system ends the process where a write would merely fail.
        _ = Signal(FileSizeExceeded, Ignore);
        var limit = new Limit { Soft = (ulong)bytes, Hard = ulong.MaxValue };
        if (SetLimit(FileSize, in limit) != 0)
            throw new Win32Exception();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limit limit);

    struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
