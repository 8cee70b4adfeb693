using Trestle.Lmdb.Child;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class BackupsAndStats : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_backup_is_a_smaller_store_with_the_same_rows()
    {
        using var db = store.Open();
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, 200).Select(id => Item(id, size: 10_000))));
        Write(db, tx => tx.Items.DeleteRange(tx.Items.ByKey.Range(50, null)));
        var reports = new List<long>();
        db.Backup(store.At("copy.lmdb"), new Reports(reports));
        Assert.Equal(new FileInfo(store.At("copy.lmdb")).Length, reports[^1]);
        Assert.True(new FileInfo(store.At("copy.lmdb")).Length < new FileInfo(store.Path).Length / 2);
        using var copy = FilesDb.Open(LmdbStore.At(store.At("copy.lmdb"), Fast));
        using var read = copy.BeginRead();
        using var original = db.BeginRead();
        Assert.Equal(original.Items.Scan().ToList(), read.Items.Scan().ToList());
        Assert.Equal(49, read.Items.ByText.All().Keys.ToList().Count);
    }

    [Fact]
    public void A_backup_never_overwrites_and_leaves_nothing_when_stopped()
    {
        using var db = store.Open();
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, 500).Select(id => Item(id, size: 10_000))));
        File.WriteAllText(store.At("there"), "precious");
        Assert.Throws<IOException>(() => db.Backup(store.At("there")));
        Assert.Equal("precious", File.ReadAllText(store.At("there")));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => db.Backup(store.At("copy"), new Stopping(stop), stop.Token));
        Assert.Equal(["store.lmdb", "store.lmdb-lock", "there"], Directory.GetFiles(store.Folder).Select(Path.GetFileName).Order());
        Assert.Equal(500, Count(db));
    }

    [Fact]
    public void A_backup_is_for_the_eyes_of_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var db = store.Open();
        db.Backup(store.At("copy.lmdb"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.At("copy.lmdb")));
    }

    [Fact]
    public void A_database_is_not_closed_under_its_own_backup()
    {
        using var db = store.Open();
        Exception? error = null;
        db.Backup(store.At("copy.lmdb"), new Callback(() => error ??= Record.Exception(db.Dispose)));
        Assert.IsType<InvalidOperationException>(error);
        Assert.Equal(0, Count(db));
    }

    [Fact]
    public void Stats_count_rows_entries_pages_and_readers()
    {
        using var db = store.Open();
        Write(db, tx => tx.Items.InsertMany(Enumerable.Range(1, 1000).Select(id => Item(id))));
        var idle = db.Stats();
        Assert.Equal((0, 0L), (idle.Readers, idle.OldestReaderLag));
        Assert.Equal(["items", "items/ByOwner", "items/ByText", "longs"], idle.Tables.Select(table => table.Index is null ? table.Table : $"{table.Table}/{table.Index}"));
        Assert.All(idle.Tables.Take(3), table => Assert.Equal((1000, 2), (table.Entries, table.Depth)));
        Assert.All(idle.Tables.Take(3), table => Assert.Equal(table.Bytes, table.Pages * 4096));
        Assert.InRange(idle.UsedBytes, idle.Tables.Sum(table => table.Bytes), idle.SizeBytes);
        Assert.Equal(new FileInfo(store.Path).Length, idle.SizeBytes);

        using var reader = db.BeginRead();
        for (var i = 0; i < 3; i++)
            Write(db, tx => tx.Items.Delete(i + 1));
        Assert.Equal((1, 3L), (db.Stats().Readers, db.Stats().OldestReaderLag));
    }

    [Fact]
    public void A_file_describes_itself_to_a_program_without_its_schema()
    {
        Assert.Throws<FileNotFoundException>(() => LmdbStore.Describe(store.Path));
        using (var db = store.Open())
            Write(db, tx => tx.Items.InsertMany([Item(1), Item(2)]));
        for (var i = 0; i < 2; i++)
        {
            var description = LmdbStore.Describe(store.Path);
            Assert.Equal(FilesSchema.Shape.ToJson(), description.Schema.ToJson());
            Assert.Equal([2, 2, 2, 0], description.Stats.Tables.Select(table => table.Entries));
        }
    }

    sealed class Reports(List<long> to) : IProgress<long>
    {
        public void Report(long value) => to.Add(value);
    }

    sealed class Stopping(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }

    sealed class Callback(Action report) : IProgress<long>
    {
        public void Report(long value) => report();
    }
}
