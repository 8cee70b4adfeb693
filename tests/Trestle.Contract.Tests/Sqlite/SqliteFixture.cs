using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Contract.Tests.Sqlite;

/// <summary>A new SQLite file, not flushed: the contract is about behaviour, and a test process that dies leaves nothing to keep.</summary>
public sealed class SqliteFixture : IStoreFixture
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-");

    public Store Store => SqliteStore.At(Path.Combine(folder.FullName, "contract.db"), new SqliteOptions { Profile = SqliteProfile.Fast });

    public void Dispose() => folder.Delete(recursive: true);
}
