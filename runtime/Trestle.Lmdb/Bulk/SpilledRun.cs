using System.Buffers.Binary;
using Trestle.Lmdb.Environments;

namespace Trestle.Lmdb.Bulk;

/// <summary>
/// A sorted run in a temporary file: length of key (4 bytes), length of value (4 bytes), key, value, and so on. The file has
/// no name, so that nothing of it survives the process.
/// </summary>
sealed class SpilledRun : IDisposable
{
    const int BufferSize = 256 << 10;
    const int HeaderSize = 8;

    readonly FileStream file;
    readonly int count;

    SpilledRun(FileStream file, int count)
    {
        this.file = file;
        this.count = count;
    }

    public static SpilledRun Write(SortedBytes rows, string folder)
    {
        var file = Create(folder);
        try
        {
            for (var i = 0; i < rows.Count; i++)
                Write(file, rows.Key(i), rows.Value(i));
            file.Flush();
            return new SpilledRun(file, rows.Count);
        }
        catch (IOException e)
        {
            Discard(file);
            throw NoRoom(folder, e);
        }
    }

    public ISortedSource Open()
    {
        file.Position = 0;
        return new Source(file, count);
    }

    public void Dispose() => file.Dispose();

    static FileStream Create(string folder)
    {
        var path = Path.Combine(folder, $".trestle-{Guid.NewGuid():N}.spill");
        try
        {
            var file = OwnFile.Create(path, FileShare.Delete, BufferSize, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
            // Where an open file can lose its name it does so at once: a crash then leaves nothing behind.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(folder, e);
        }
    }

    static void Discard(FileStream file)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // It tried once more to write what did not fit.
        }
    }

    static void Write(FileStream file, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteInt32LittleEndian(header, key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], value.Length);
        file.Write(header);
        file.Write(key);
        file.Write(value);
    }

    static StoreFullException NoRoom(string folder, Exception e) => new(
        $"A bulk load needs a temporary file in '{folder}', and it cannot be written: "
            + $"{e.Message} Make room there, or set LmdbOptions.SpillFolder or BulkMemoryBytes.", e);

    sealed class Source(FileStream file, int count) : ISortedSource
    {
        byte[] data = new byte[256];
        int left = count;
        int keyLength;
        int valueLength;

        public ReadOnlySpan<byte> Key => data.AsSpan(0, keyLength);

        public ReadOnlySpan<byte> Value => data.AsSpan(keyLength, valueLength);

        public bool MoveNext()
        {
            if (left-- <= 0)
                return false;
            Span<byte> header = stackalloc byte[HeaderSize];
            file.ReadExactly(header);
            keyLength = BinaryPrimitives.ReadInt32LittleEndian(header);
            valueLength = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
            if (data.Length < keyLength + valueLength)
                data = new byte[Math.Max(keyLength + valueLength, 2 * data.Length)];
            file.ReadExactly(data.AsSpan(0, keyLength + valueLength));
            return true;
        }
    }
}
