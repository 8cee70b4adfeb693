using System.Runtime.InteropServices;

namespace Trestle.Torture.Fuzz;

/// <summary>Memory that ends where reading on is a fault: what reads one byte too many ends the process, instead of seeing something.</summary>
static unsafe partial class GuardedBuffer
{
    public const int Size = 1 << 18;

    const int PageSize = 4096;
    const int ReadAndWrite = 3;
    const int PrivateAndAnonymous = 0x22;

    static readonly byte* Start = Map();

    /// <summary>A copy of some bytes whose last byte is the last that may be read.</summary>
    public static ReadOnlySpan<byte> Place(ReadOnlySpan<byte> bytes)
    {
        var at = Start + Size - bytes.Length;
        bytes.CopyTo(new Span<byte>(at, bytes.Length));
        return new ReadOnlySpan<byte>(at, bytes.Length);
    }

    static byte* Map()
    {
        var start = Allocate(0, Size + PageSize, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        if (start == -1 || Protect(start + Size, PageSize, 0) != 0)
            throw new InvalidOperationException("The system gives no memory with an end.");
        return (byte*)start;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Allocate(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nint length, int protection);
}
