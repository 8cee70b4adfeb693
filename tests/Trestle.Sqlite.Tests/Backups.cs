using Trestle.Sqlite.Tests.First;
using static Trestle.Sqlite.Tests.TemporaryStore;

namespace Trestle.Sqlite.Tests;

public sealed class Backups : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_backup_is_a_smaller_store_with_the_same_rows()
    {
        store.Fill([.. Enumerable.Range(0, 20_000).Select(i => ($"name {i}", (int?)i))]);
        using var db = store.Open();
        using (var tx = db.BeginWrite())
        {
            tx.Things.DeleteRange(tx.Things.ByKey.Range(500, null));
            tx.Commit();
        }
        var reports = new List<long>();
        db.Backup(store.At("copy.db"), new Reports(reports));
        Assert.Equal(new FileInfo(store.At("copy.db")).Length, reports[^1]);
        Assert.True(reports[^1] < new FileInfo(store.Path).Length / 2);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.At("copy.db")));
        using var copy = FirstDb.Open(SqliteStore.At(store.At("copy.db"), Fast));
        using var read = copy.BeginRead();
        using var original = db.BeginRead();
        Assert.Equal(original.Things.ByName.All().ToList(), read.Things.ByName.All().ToList());
        Assert.Equal(499, read.Things.Count());
    }

    [Fact]
    public void A_backup_never_overwrites_and_leaves_nothing_when_stopped()
    {
        store.Fill([.. Enumerable.Range(0, 20_000).Select(i => ($"name {i}", (int?)i))]);
        using var db = store.Open();
        File.WriteAllText(store.At("there"), "precious");
        Assert.Throws<IOException>(() => db.Backup(store.At("there")));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => db.Backup(store.At("copy"), new Stopping(stop), stop.Token));
        Assert.Throws<InvalidTimeZoneException>(() => db.Backup(store.At("copy"), new Failing()));
        Assert.Empty(Directory.GetFiles(store.Folder, "copy*"));
    }

    [Fact]
    public void Stats_count_rows_entries_and_readers()
    {
        store.Fill([.. Enumerable.Range(0, 1000).Select(i => ($"name {i}", (int?)i))]);
        using var db = store.Open();
        var idle = db.Stats();
        Assert.Equal((0, 0L), (idle.Readers, idle.OldestReaderLag));
        Assert.Equal([("things", null, 1000), ("things", "ByName", 1000)], idle.Tables
            .Select(table => (table.Table, table.Index, table.Entries)));
        Assert.InRange(idle.UsedBytes, 1, idle.SizeBytes);
        using var reader = db.BeginRead();
        for (var i = 0; i < 3; i++)
        {
            using var tx = db.BeginWrite();
            tx.Things.Delete(i);
            tx.Commit();
        }
        Assert.Equal((1, 3L), (db.Stats().Readers, db.Stats().OldestReaderLag));
    }

    sealed class Reports(List<long> to) : IProgress<long>
    {
        public void Report(long value) => to.Add(value);
    }

    sealed class Stopping(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }

    sealed class Failing : IProgress<long>
    {
        public void Report(long value) => throw new InvalidTimeZoneException();
    }
}
