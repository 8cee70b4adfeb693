using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Trestle.Torture.Fuzz;

/// <summary>
/// Memory that ends where reading on is a fault: what reads one byte too many ends the process, instead of seeing something. It is a file, which
/// keeps the last bytes that were placed when the process has ended.
/// </summary>
static unsafe partial class GuardedBuffer
{
    /// <summary>The most bytes that are placed.</summary>
    public const int MaxInput = Size - sizeof(int);

    const int Size = 1 << 18;
    const int PageSize = 4096;
    const int ReadAndWrite = 3;
    const int Shared = 1;

    static byte* start;

    /// <summary>Makes the file. Nothing is placed before.</summary>
    public static void Open(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.SetLength(file, Size + PageSize);
        var at = Map(0, Size + PageSize, ReadAndWrite, Shared, file, 0);
        if (at == -1 || Protect(at + Size, PageSize, 0) != 0)
            throw new InvalidOperationException("The system gives no memory with an end.");
        start = (byte*)at;
    }

    /// <summary>A copy of some bytes whose last byte is the last that may be read.</summary>
    public static ReadOnlySpan<byte> Place(ReadOnlySpan<byte> bytes)
    {
        var at = start + Size - bytes.Length;
        bytes.CopyTo(new Span<byte>(at, bytes.Length));
        *(int*)start = bytes.Length;
        return new ReadOnlySpan<byte>(at, bytes.Length);
    }

    /// <summary>What was placed last in the file of a process that has ended.</summary>
    public static byte[] Last(string path)
    {
        var file = File.ReadAllBytes(path);
        return file[(Size - BitConverter.ToInt32(file))..Size];
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nint length, int protection, int flags, SafeFileHandle file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nint length, int protection);
}
