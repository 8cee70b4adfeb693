using Trestle.Lmdb.Child;

namespace Trestle.Lmdb.Tests;

/// <summary>A folder with one store in it, gone when disposed.</summary>
sealed class TemporaryStore : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-lmdb-");

    public string Folder => folder.FullName;

    public string Path => At("store.lmdb");

    /// <summary>For everything that is not about durability: flushing takes most of a test's time.</summary>
    public static LmdbOptions Fast { get; } = new() { Profile = LmdbProfile.Unsafe };

    public string At(string name) => System.IO.Path.Combine(folder.FullName, name);

    public FilesDb Open(LmdbOptions? options = null) => FilesDb.Open(LmdbStore.At(Path, options ?? Fast));

    public void Dispose() => folder.Delete(recursive: true);

    public static Item Item(long id, int owner = 1, int size = 0) =>
        new() { Id = id, Owner = owner, Text = $"item {id}", Data = size == 0 ? null : Bytes.Wrap(new byte[size]) };

    public static void Write(FilesDb db, Action<FilesWriteTransaction> body)
    {
        using var tx = db.BeginWrite();
        body(tx);
        tx.Commit();
    }

    public static long Count(FilesDb db)
    {
        using var tx = db.BeginRead();
        return tx.Items.Count();
    }
}
