using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Trestle.Sqlite.Tests.First;
using static Trestle.Sqlite.Tests.TemporaryStore;

namespace Trestle.Sqlite.Tests;

/// <summary>Files and neighbours that are not as they should be.</summary>
public sealed class Damage : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

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
    public void A_file_of_another_program_with_a_table_of_our_name_is_refused_and_kept()
    {
        File.WriteAllBytes(store.Path, []);
        store.Execute("CREATE TABLE Things (a)");
        Assert.Throws<SchemaMismatchException>(() => store.Open());
        Assert.Equal(["Things"], store.Ask("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public void Our_tables_live_beside_those_of_another_program()
    {
        File.WriteAllBytes(store.Path, []);
        store.Execute("CREATE TABLE theirs (a)");
        store.Fill(("a", 1));
        Assert.Equal(["theirs", "things"], store.Ask("SELECT name FROM sqlite_master WHERE name LIKE 'th%' AND name NOT LIKE 'things_%' "
            + "ORDER BY name"));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var error = Assert.Throws<StoreException>(() => FirstDb.Open(SqliteStore.At(store.At("missing/store.db"))));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_named()
    {
        Directory.CreateDirectory(store.At("folder"));
        var error = Assert.Throws<StoreException>(() => FirstDb.Open(SqliteStore.At(store.At("folder"))));
        Assert.Contains("folder' is a folder. Give the path of a file in it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Damaged_pages_are_a_typed_error()
    {
        store.Fill([.. Enumerable.Range(0, 5000).Select(i => ($"name {i}", (int?)i))]);
        var bytes = File.ReadAllBytes(store.Path);
        for (var page = 4096 * 8; page < bytes.Length; page += 4096)
            bytes.AsSpan(page, 64).Fill(0xEE);
        File.WriteAllBytes(store.Path, bytes);
        using var db = store.Open();
        using var tx = db.BeginRead();
        Assert.Throws<CorruptRecordException>(() => tx.Things.Scan().ToList());
    }

    [Fact]
    public void A_full_store_says_so_and_goes_on_when_rows_are_deleted()
    {
        using var db = store.Open(Fast with { MaxSizeBytes = 200_000 });
        using (var tx = db.BeginWrite())
        {
            Assert.Throws<StoreFullException>(() => tx.Things.InsertMany(Enumerable.Range(1, 20_000).Select(i => Thing(i))));
            Assert.Throws<StoreException>(() => tx.Things.Count());
        }
        using (var tx = db.BeginWrite())
        {
            tx.Things.InsertMany(Enumerable.Range(1, 100).Select(i => Thing(i)));
            tx.Commit();
        }
        using var read = db.BeginRead();
        Assert.Equal(100, read.Things.Count());
    }

    [Fact]
    public void A_lock_that_is_not_given_up_is_a_typed_error_after_the_timeout()
    {
        using var db = store.Open(Fast with { BusyTimeout = TimeSpan.FromMilliseconds(100) });
        using var other = store.Open();
        using var tx = other.BeginWrite();
        Assert.Throws<StoreLockedException>(() => db.BeginWrite());
        tx.Dispose();
        using var now = db.BeginWrite();
        now.Things.Insert(Thing(1));
        now.Commit();
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    [SuppressMessage("Trestle.Transactions", "TRS4204", Justification = "The only writer waits, to show what others do meanwhile.")]
    public async Task Another_process_reads_writes_and_waits_its_turn()
    {
        store.Fill(("a", 1));
        using var db = store.Open();
        using var snapshot = db.BeginRead();
        using (var tx = db.BeginWrite())
        {
            tx.Things.Insert(Thing(2, "b"));
            using var other = Process.Start(new ProcessStartInfo(
                "python3",
                ["-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20); c.execute('INSERT INTO things (id, name, "
                    + "kind) VALUES (3, ?, 1)', ('c',)); c.commit()", store.Path]))!;
            Thread.Sleep(200);
            Assert.False(other.HasExited);
            tx.Commit();
            other.WaitForExit();
            Assert.Equal(0, other.ExitCode);
        }
        Assert.Equal(1, snapshot.Things.Count());
        Assert.Equal(["a", "b", "c"],
            await db.ReadAsync(tx => tx.Things.Scan().Select(row => row.Name).ToList(), TestContext.Current.CancellationToken));
    }
}
