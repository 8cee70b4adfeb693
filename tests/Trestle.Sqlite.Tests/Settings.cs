namespace Trestle.Sqlite.Tests;

public sealed class Settings : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData(SqliteProfile.Safe, "2")]
    [InlineData(SqliteProfile.Balanced, "1")]
    [InlineData(SqliteProfile.Fast, "0")]
    public void Every_connection_is_set_as_the_profile_says(SqliteProfile profile, string synchronous)
    {
        var file = new SqliteFile(store.Path, new() { Profile = profile, CacheBytes = 8_000_000 });
        foreach (var write in new[] { true, false })
        {
            using var connection = file.Connect(write);
            Assert.Equal("wal", SqliteFile.Read(connection, "journal_mode"));
            Assert.Equal(synchronous, SqliteFile.Read(connection, "synchronous"));
            Assert.Equal("-8000", SqliteFile.Read(connection, "cache_size"));
            Assert.Equal("1", SqliteFile.Read(connection, "foreign_keys"));
            Assert.Equal("5000", SqliteFile.Read(connection, "busy_timeout", "timeout"));
            Assert.Equal(write ? "0" : "1", SqliteFile.Read(connection, "query_only"));
        }
    }

    [Fact]
    public void A_setting_that_SQLite_does_not_take_is_an_error()
    {
        var file = new SqliteFile(store.Path, SqliteOptions.Default);
        using var connection = file.Connect(write: true);
        var error = Assert.Throws<StoreException>(() => file.Set(connection, "page_size", "1000"));
        Assert.Contains("page_size", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_without_sense_are_refused_by_name()
    {
        SqliteOptions[] wrong =
        [
            new() { Profile = (SqliteProfile)9 }, new() { BusyTimeout = TimeSpan.FromTicks(-1) }, new() { CacheBytes = 1 },
            new() { MaxIdleReaders = -1 }, new() { MaxSizeBytes = 1 }, new() { QueueLength = 0 }, new() { MaxBatch = 0 },
            new() { MaxBatchTime = TimeSpan.FromTicks(-1) }, new() { WriteTimeout = TimeSpan.FromSeconds(-2) },
        ];
        Assert.All(wrong, options => Assert.Contains(
            "SqliteOptions.", Assert.Throws<ArgumentOutOfRangeException>(() => SqliteStore.At(store.Path, options)).Message,
                StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => SqliteStore.At(" "));
    }

    [Fact]
    public void The_file_is_its_owners_alone()
    {
        using var db = store.Open();
        foreach (var path in Directory.GetFiles(store.Folder))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }
}
