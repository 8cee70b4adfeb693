using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Native;

/// <summary>Bytes as LMDB passes them: in the map, or in a buffer that the caller has pinned.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly unsafe struct MdbVal(byte* data, int length)
{
    readonly nuint size = (nuint)length;
    readonly byte* data = data;

    public byte* Data => data;

    public int Length => size <= int.MaxValue ? (int)size : throw TooLong();

    public ReadOnlySpan<byte> Span => new(data, Length);

    static CorruptRecordException TooLong() => new("The store holds a value of more than 2 GiB, which nothing here wrote. Restore a backup.");
}
