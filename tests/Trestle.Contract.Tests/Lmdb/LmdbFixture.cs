using Trestle.Lmdb;
using Trestle.Storage;

namespace Trestle.Contract.Tests.Lmdb;

/// <summary>A new LMDB file, not flushed: the contract is about behaviour, and a test process that dies leaves nothing to keep.</summary>
public sealed class LmdbFixture : IStoreFixture
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-");

    public Store Store => LmdbStore.At(
        Path.Combine(folder.FullName, "contract.lmdb"), new LmdbOptions { Profile = LmdbProfile.Unsafe, BulkMemoryBytes = 64 << 10 });

    public void Dispose() => folder.Delete(recursive: true);
}
