using System.Diagnostics.CodeAnalysis;
using static Trestle.Sqlite.Tests.TemporaryStore;

namespace Trestle.Sqlite.Tests;

public sealed class Threads : IDisposable
{
    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4206", Justification = "The test is about a transaction that another thread uses.")]
    public void A_write_transaction_that_leaves_its_thread_commits_nothing_and_can_be_given_up()
    {
        using var db = store.Open();
        var tx = db.BeginWrite();
        tx.Things.Insert(Thing(1));
        Exception? onCommit = null, onWrite = null;
        var other = new Thread(() =>
        {
            onWrite = Record.Exception(() => tx.Things.Insert(Thing(2)));
            onCommit = Record.Exception(tx.Commit);
            tx.Dispose();
        });
        other.Start();
        other.Join();
        Assert.IsType<WrongThreadException>(onWrite);
        Assert.IsType<WrongThreadException>(onCommit);
        using var next = db.BeginWrite();
        Assert.Equal(0, next.Things.Count());
    }

    [Fact]
    public void A_database_with_open_transactions_does_not_close()
    {
        using var db = store.Open();
        using (db.BeginRead())
            Assert.Throws<InvalidOperationException>(db.Dispose);
        using (db.BeginWrite())
            Assert.Throws<InvalidOperationException>(db.Dispose);
        db.Dispose();
        db.Dispose();
        Assert.Throws<ObjectDisposedException>(() => db.BeginRead());
    }

    [Fact]
    public async Task Readers_and_writers_of_many_threads_share_a_store()
    {
        using var db = store.Open();
        var writes = Enumerable.Range(1, 200)
            .Select(id => db.WriteAsync(tx => tx.Things.Insert(Thing(id)), TestContext.Current.CancellationToken)).ToArray();
        var reads = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var tx = db.BeginRead();
                Assert.Equal(tx.Things.Count(), tx.Things.ByName.All().Count());
            }
        })).ToArray();
        await Task.WhenAll(writes);
        await Task.WhenAll(reads);
        using var tx = db.BeginRead();
        Assert.Equal(200, tx.Things.Count());
    }
}
