using System.Buffers.Binary;

namespace Trestle.Sqlite.Native;

/// <summary>
/// The head of a database file tells how many pages it has. SQLite reads what is missing of the last one as zeros; a file that is cut short is
/// an error here instead.
/// </summary>
static class FileHead
{
    const int Attempts = 5;
    const int Length = 100;
    const int PageSizeAt = 16;
    const int ChangesAt = 24;
    const int PagesAt = 28;
    const int ChangesOfPagesAt = 92;
    const int LargestPage = 1 << 16;

    /// <summary>Throws <see cref="CorruptRecordException"/> for a file that is shorter than it says, and has no log that makes up for it.</summary>
    public static void RequireWhole(string path)
    {
        // Another process may be moving its log into the file.
        for (var attempt = 1; IsCutShort(path); attempt++)
        {
            if (attempt == Attempts)
                throw new CorruptRecordException($"The store '{path}' is damaged: the file is shorter than it says. Restore a backup, and check the disk.");
            Thread.Yield();
        }
    }

    static bool IsCutShort(string path)
    {
        Span<byte> head = stackalloc byte[Length];
        long length;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = RandomAccess.GetLength(file);
            if (length == 0 || RandomAccess.Read(file, head, 0) < Length)
                return length != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        return head.StartsWith("SQLite format 3"u8) && length < Said(head) && new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 };
    }

    // Programs of before 2010 raise the number of changes alone.
    static long Said(ReadOnlySpan<byte> head)
    {
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(head[PageSizeAt..]);
        var isKnown = head.Slice(ChangesAt, 4).SequenceEqual(head.Slice(ChangesOfPagesAt, 4));
        return isKnown ? (pageSize == 1 ? LargestPage : pageSize) * (long)BinaryPrimitives.ReadUInt32BigEndian(head[PagesAt..]) : 0;
    }
}
