using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trestle;

/// <summary>The sixteen bytes of a UUID in the order of RFC 4122, in one instruction where the processor has it.</summary>
static class UuidBytes
{
    public const int Size = 16;

    // A Guid holds its first three parts in the order of the machine, which codecs and keys demand to be little-endian.
    static Vector128<byte> Order => Vector128.Create((byte)3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <summary>Writes them. Throws <see cref="ArgumentOutOfRangeException"/> when room lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Guid value, Span<byte> to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Length, Size);
        if (BitConverter.IsLittleEndian)
            Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(to), Ordered(value));
        else
            value.TryWriteBytes(to, bigEndian: true, out _);
    }

    /// <summary>Reads them. Throws <see cref="ArgumentOutOfRangeException"/> when there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Guid Read(ReadOnlySpan<byte> from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Length, Size);
        return BitConverter.IsLittleEndian
            ? Unsafe.BitCast<Vector128<byte>, Guid>(Swap(Unsafe.ReadUnaligned<Vector128<byte>>(ref MemoryMarshal.GetReference(from))))
            : new Guid(from[..Size], bigEndian: true);
    }

    /// <summary>The bytes themselves. Needs a little-endian machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Ordered(Guid value) => Swap(Unsafe.BitCast<Guid, Vector128<byte>>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Swap(Vector128<byte> bytes) => Vector128.Shuffle(bytes, Order);
}
