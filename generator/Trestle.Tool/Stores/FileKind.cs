using System.Buffers.Binary;

namespace Trestle.Tool.Stores;

/// <summary>Tells what kind of store a file is by its first bytes.</summary>
static class FileKind
{
    const int LmdbMagicAt = 16;
    const uint LmdbMagic = 0xBEEFC0DE;

    static ReadOnlySpan<byte> SqliteMagic => "SQLite format 3\0"u8;

    /// <summary>The kind, or null when it is neither.</summary>
    public static StoreSort? Of(string path)
    {
        Span<byte> head = stackalloc byte[LmdbMagicAt + sizeof(uint)];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith(SqliteMagic))
            return StoreSort.Sqlite;
        return head.Length == LmdbMagicAt + sizeof(uint) && IsLmdb(head[LmdbMagicAt..]) ? StoreSort.Lmdb : null;
    }

    // LMDB writes in the order of the machine.
    static bool IsLmdb(ReadOnlySpan<byte> magic) =>
        BinaryPrimitives.ReadUInt32LittleEndian(magic) == LmdbMagic || BinaryPrimitives.ReadUInt32BigEndian(magic) == LmdbMagic;
}
