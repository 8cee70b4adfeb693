using Microsoft.Win32.SafeHandles;

namespace Trestle.Lmdb.Integrity;

/// <summary>A store's file, read page by page by the system instead of through the map: what it lacks is an error, not a signal.</summary>
sealed class PageFile(string path, SafeFileHandle handle) : IDisposable
{
    public string Path => path;

    public long Length => RandomAccess.GetLength(handle);

    public int PageSize { get; set; }

    /// <summary>How many whole pages the file has.</summary>
    public ulong Pages => (ulong)(Length / PageSize);

    /// <summary>The file; null when the system refuses it, which LMDB tells better.</summary>
    public static PageFile? TryOpen(string path)
    {
        try
        {
            return new PageFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Fills a buffer from a place in the file; false when the file ends before.</summary>
    public bool TryRead(Span<byte> buffer, long at)
    {
        while (buffer.Length > 0)
        {
            var length = RandomAccess.Read(handle, buffer, at);
            if (length == 0)
                return false;
            buffer = buffer[length..];
            at += length;
        }
        return true;
    }

    public void Read(ulong page, Span<byte> buffer)
    {
        if (!TryRead(buffer, (long)page * PageSize))
            throw Damaged($"it ends before its page {page}");
    }

    public CorruptRecordException Damaged(string fact) => new($"The store '{path}' is damaged: {fact}. Restore a backup, and check the disk.");

    public void Dispose() => handle.Dispose();
}
