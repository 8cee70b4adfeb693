using System.Diagnostics;
using Trestle.Lmdb.Child;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class Opening : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void One_file_opened_by_two_paths_is_one_environment()
    {
        using var db = store.Open();
        var link = store.At("link.lmdb");
        File.CreateSymbolicLink(link, store.Path);
        var folder = Directory.CreateSymbolicLink(store.At("folder"), store.Folder);
        using var second = FilesDb.Open(LmdbStore.At(link, Fast));
        using var third = FilesDb.Open(LmdbStore.At(Path.Combine(folder.FullName, "..", "folder", "store.lmdb"), Fast));
        Write(db, tx => tx.Items.Insert(Item(1)));
        Assert.Equal((1, 1), (Count(second), Count(third)));
        db.Dispose();
        Write(third, tx => tx.Items.Insert(Item(2)));
        Assert.Equal(2, Count(second));
    }

    [Fact]
    public void A_second_opening_with_other_options_says_so()
    {
        using var db = store.Open();
        var error = Assert.Throws<InvalidOperationException>(() => store.Open(Fast with { MaxReaders = 3 }));
        Assert.Contains("other options", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_its_owners_alone()
    {
        using var db = store.Open();
        foreach (var file in new[] { store.Path, store.Path + "-lock" })
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void A_link_to_a_file_that_does_not_exist_yet_has_the_locks_of_that_file()
    {
        File.CreateSymbolicLink(store.At("link"), store.Path);
        using var db = FilesDb.Open(LmdbStore.At(store.At("link"), Fast));
        using var same = store.Open();
        Write(db, tx => tx.Items.Insert(Item(1)));
        Assert.Equal(1, Count(same));
        Assert.Equal(["link", "store.lmdb", "store.lmdb-lock"], Directory.GetFiles(store.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_that_was_deleted_while_it_was_open_is_not_opened_again()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (store.Open())
        {
            File.Delete(store.Path);
            Assert.Contains("deleted", Assert.Throws<StoreException>(() => store.Open()).Message, StringComparison.Ordinal);
        }
        using var anew = store.Open();
        Assert.Equal(0, Count(anew));
    }

    [Fact]
    public void Programs_that_are_started_do_not_have_the_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has open is told by Linux.");
        using var db = store.Open();
        using var other = Process.Start(new ProcessStartInfo("ls", ["-l", "/proc/self/fd"]) { RedirectStandardOutput = true })!;
        Assert.DoesNotContain(store.Path, other.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_while_others_begin_is_an_error_for_one_side_and_harms_nobody()
    {
        for (var round = 0; round < 100; round++)
        {
            var db = store.Open();
            var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => UntilClosed(() => Count(db))));
            var writers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => UntilClosed(() => Write(db, tx => tx.Longs.Count()))));
            Task[] users = [.. readers, .. writers];
            Thread.Sleep(round % 3);
            while (Record.Exception(db.Dispose) is { } error)
            {
                Assert.IsType<InvalidOperationException>(error);
                Thread.Sleep(1);
            }
            await Task.WhenAll(users).WaitAsync(TimeSpan.FromSeconds(60));
        }

        static void UntilClosed(Action use)
        {
            try
            {
                while (true)
                {
                    use();
                    // On a busy machine a thread loses its turn here rather than in a transaction, and the store gets to close.
                    Thread.Yield();
                }
            }
            catch (ObjectDisposedException)
            {
            }
        }
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused_and_kept()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(store.Path, bytes);
        Assert.Throws<CorruptRecordException>(() => store.Open());
        Assert.Equal(bytes, File.ReadAllBytes(store.Path));
    }

    [Fact]
    public void An_LMDB_file_without_a_catalog_is_refused()
    {
        var environment = Environments.EnvironmentRegistry.Rent(store.Path, Fast, FilesSchema.Shape);
        environment.Check(Native.Mdb.TxnBegin(environment.Handle, 0, 0, out var transaction));
        environment.Check(Native.Mdb.DbiOpen(transaction, "somebody else's", Native.MdbFlags.Create, out _));
        environment.Check(Native.Mdb.TxnCommit(transaction));
        Environments.EnvironmentRegistry.Return(environment);
        Assert.Throws<SchemaMismatchException>(() => store.Open());
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var error = Assert.Throws<StoreException>(() => FilesDb.Open(LmdbStore.At(store.At("missing/store.lmdb"))));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_named_and_so_is_a_file_in_place_of_a_folder()
    {
        Directory.CreateDirectory(store.At("folder"));
        File.WriteAllText(store.At("file"), "text");
        var folder = Assert.Throws<StoreException>(() => FilesDb.Open(LmdbStore.At(store.At("folder"))));
        Assert.Contains("folder' is a folder. Give the path of a file in it.", folder.Message, StringComparison.Ordinal);
        var file = Assert.Throws<StoreException>(() => FilesDb.Open(LmdbStore.At(store.At("file/store.lmdb"))));
        Assert.Contains("is a file where a folder should be. Correct the path.", file.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_only_reads_and_refuses_the_rest()
    {
        Assert.Throws<FileNotFoundException>(() => store.Open(Fast with { ReadOnly = true }));
        using (var db = store.Open())
            Write(db, tx => tx.Items.Insert(Item(1)));
        using var reader = store.Open(Fast with { ReadOnly = true });
        Assert.Equal(1, Count(reader));
        Assert.Throws<InvalidOperationException>(() => reader.BeginWrite());
        Assert.Throws<SchemaMismatchException>(() => First.FirstDb.Open(LmdbStore.At(store.Path, Fast with { ReadOnly = true })));
    }

    [Fact]
    public void A_database_with_open_transactions_does_not_close()
    {
        using var db = store.Open();
        using (db.BeginRead())
            Assert.Throws<InvalidOperationException>(db.Dispose);
        using (db.BeginWrite())
            Assert.Throws<InvalidOperationException>(db.Dispose);
    }

    [Fact]
    public void Closing_twice_does_no_harm_and_a_file_opens_again()
    {
        var db = store.Open();
        db.Dispose();
        db.Dispose();
        using var again = store.Open();
        Assert.Equal(0, Count(again));
    }

    [Theory]
    [InlineData(LmdbProfile.Durable)]
    [InlineData(LmdbProfile.Relaxed)]
    [InlineData(LmdbProfile.Unsafe)]
    public void Every_profile_keeps_what_was_committed_when_the_store_closes(LmdbProfile profile)
    {
        using (var db = store.Open(new LmdbOptions { Profile = profile }))
            Write(db, tx => tx.Items.Insert(Item(1)));
        using var again = store.Open(new LmdbOptions { Profile = profile });
        Assert.Equal(1, Count(again));
    }

    [Fact]
    public void Options_without_sense_are_refused_by_name()
    {
        LmdbOptions[] wrong =
        [
            new() { MaxMapSize = 1000 }, new() { MaxReaders = 0 }, new() { MaxDatabases = 1 }, new() { Profile = (LmdbProfile)9 }, new() { QueueLength = 0 },
            new() { MaxBatch = 0 }, new() { MaxBatchTime = TimeSpan.FromTicks(-1) }, new() { BulkMemoryBytes = 1 }, new() { WriteTimeout = TimeSpan.FromSeconds(-2) },
        ];
        Assert.All(wrong, options => Assert.Contains(
            "LmdbOptions.", Assert.Throws<ArgumentOutOfRangeException>(() => LmdbStore.At(store.Path, options)).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => LmdbStore.At(" "));
    }

    [Fact]
    public void A_missing_native_library_is_one_sentence_with_the_command()
    {
        Assert.Matches(@"^The native library of LMDB is not installed on this machine\. Install it: .+\.$", Native.LmdbLibrary.MissingMessage());
        Native.LmdbLibrary.Require();
    }
}
