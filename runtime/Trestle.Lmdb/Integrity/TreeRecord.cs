using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Integrity;

/// <summary>MDB_db: what the file says of one of its trees.</summary>
readonly record struct TreeRecord(ushort Flags, ushort Depth, ulong Entries, ulong Root)
{
    public const int Length = 48;

    /// <summary>The root of an empty tree.</summary>
    public const ulong NoPage = ulong.MaxValue;

    // The upper ones are of the environment, which keeps them in the record of its free pages.
    const ushort TreeFlags = 0x3F;

    /// <summary>How the tree sorts and whether keys repeat.</summary>
    public int Kind => Flags & TreeFlags;

    public static TreeRecord Read(ReadOnlySpan<byte> from) => new(
        MemoryMarshal.Read<ushort>(from[4..]), MemoryMarshal.Read<ushort>(from[6..]),
        MemoryMarshal.Read<ulong>(from[32..]), MemoryMarshal.Read<ulong>(from[40..]));
}
