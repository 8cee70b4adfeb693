using System.Diagnostics;
using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class SeveralProcesses : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public async Task An_acknowledged_write_survives_the_kill_of_its_process()
    {
        var acknowledged = new List<long>();
        using (var child = new ChildProcess("acknowledge", store.Path))
        {
            while (acknowledged.Count < 50)
                acknowledged.Add(await child.NextAsync());
            acknowledged.AddRange(await child.KillAsync());
        }
        using var db = OpenDurably();
        using var tx = db.BeginRead();
        Assert.DoesNotContain(-1, acknowledged);
        Assert.All(tx.Items.GetMany(acknowledged), Assert.NotNull);
        Assert.Equal(tx.Items.Count(), tx.Items.ByText.All().Keys.ToList().Count);
        Assert.Equal(tx.Items.Count(), tx.Items.ByOwner.All().ToList().Count);
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public async Task Numbers_given_out_by_several_processes_never_collide()
    {
        using var db = OpenDurably();
        var children = Enumerable.Range(0, 3).Select(_ => new ChildProcess("insert", store.Path, 100)).ToList();
        for (var i = 0; i < 100; i++)
            Write(db, tx => tx.Items.Insert(new() { Owner = 0, Text = $"own {i}" }));
        foreach (var child in children)
        {
            Assert.Equal(0, await child.ExitAsync());
            child.Dispose();
        }
        using var read = db.BeginRead();
        Assert.Equal(Enumerable.Range(1, 400).Select(id => (long)id), read.Items.Scan().Keys.ToList());
    }

    [Fact]
    public async Task A_file_may_be_created_by_several_processes_at_once()
    {
        var children = Enumerable.Range(0, 4).Select(_ => new ChildProcess("insert", store.Path, 5)).ToList();
        foreach (var child in children)
        {
            Assert.Equal(0, await child.ExitAsync());
            child.Dispose();
        }
        using var db = OpenDurably();
        using var tx = db.BeginRead();
        Assert.Equal((20, 20, 20), (tx.Items.Count(), tx.Items.ByOwner.Count(), tx.Items.ByText.Count()));
    }

    [Fact]
    public async Task The_write_lock_of_a_killed_process_is_free_and_its_writes_are_gone()
    {
        using var db = OpenDurably();
        using (var child = new ChildProcess("write", store.Path, 1))
        {
            Assert.Equal(1, await child.NextAsync());
            await child.KillAsync();
        }
        Write(db, tx => Assert.Equal(1, tx.Items.Insert(new() { Owner = 0, Text = "after" }).Id));
        Assert.Equal(1, Count(db));
    }

    // Of LMDB's mutex a wake-up can be lost: who is woken and killed before it runs takes it along, and all others sleep for ever.
    [Fact]
    public async Task Processes_that_wait_to_write_wait_for_a_lock_that_the_system_passes_on()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var db = OpenDurably();
        var children = Enumerable.Range(0, 4).Select(i => new ChildProcess("insert", store.Path, 1)).ToList();
        using (var tx = db.BeginWrite())
        {
            Assert.True(SpinWait.SpinUntil(() => WaitingForLocks() == children.Count, TimeSpan.FromMinutes(1)));
            // Which kills them, and awaits nothing: the transaction belongs to this thread.
            children.Take(2).ToList().ForEach(child => child.Dispose());
        }
        foreach (var child in children.Skip(2))
            Assert.Equal(0, await child.ExitAsync());
        children.Skip(2).ToList().ForEach(child => child.Dispose());
        Assert.Equal(2, Count(db));
    }

    [Fact]
    public async Task The_reader_slot_of_a_killed_process_is_swept_at_open()
    {
        using (var db = OpenDurably())
        {
            using (var child = new ChildProcess("read", store.Path))
            {
                Assert.Equal(0, await child.NextAsync());
                Assert.Equal(1, db.Stats().Readers);
                await child.KillAsync();
            }
            Assert.Equal(1, db.Stats().Readers);
        }
        using var again = OpenDurably();
        Assert.Equal(0, again.Stats().Readers);
    }

    [Fact]
    public async Task A_snapshot_of_another_process_shows_in_the_lag()
    {
        using var db = OpenDurably();
        using var child = new ChildProcess("read", store.Path);
        Assert.Equal(0, await child.NextAsync());
        for (var i = 1; i <= 5; i++)
            Write(db, tx => tx.Items.Insert(Item(i)));
        Assert.Equal((1, 5), (db.Stats().Readers, db.Stats().OldestReaderLag));
    }

    [Fact]
    public async Task A_file_that_another_process_made_larger_than_the_own_map_is_mapped_anew()
    {
        using var db = store.Open(Fast with { MaxMapSize = 4 << 20 });
        Write(db, tx => tx.Items.Insert(Item(1)));
        using (var child = new ChildProcess("grow", store.Path, 100))
            Assert.Equal(0, await child.ExitAsync());
        Assert.Equal(101, Count(db));
        Write(db, tx => tx.Items.Insert(Item(1000)));
        Assert.Equal(102, Count(db));
        Assert.True(db.Stats().MaxSizeBytes > 4 << 20);
    }

    [Fact]
    public async Task A_snapshot_on_the_old_map_makes_new_transactions_say_so_and_stays_readable()
    {
        using var db = store.Open(Fast with { MaxMapSize = 4 << 20 });
        Write(db, tx => tx.Items.Insert(Item(1)));
        using (var old = db.BeginRead())
        {
            using (var child = new ChildProcess("grow", store.Path, 100))
                Assert.Equal(0, await child.ExitAsync());
            Assert.Throws<StoreFullException>(() => Count(db));
            Assert.Equal(1, old.Items.Count());
        }
        Assert.Equal(101, Count(db));
    }

    [Fact]
    public async Task A_killed_bulk_load_leaves_no_temporary_files()
    {
        using (var child = new ChildProcess("load", store.Path))
        {
            Assert.Equal(5000, await child.NextAsync());
            await child.KillAsync();
        }
        Assert.Equal(["store.lmdb", "store.lmdb-lock"], Directory.GetFiles(store.Folder).Select(Path.GetFileName).Order());
    }

    Child.FilesDb OpenDurably() => store.Open(LmdbOptions.Default with { MaxMapSize = 1L << 30 });

    int WaitingForLocks()
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", store.Path + "-lock"]) { RedirectStandardOutput = true })!;
        var number = stat.StandardOutput.ReadToEnd().Trim();
        return File.ReadLines("/proc/locks").Count(line => line.Contains("-> OFDLCK") && line.Contains($":{number} "));
    }
}
