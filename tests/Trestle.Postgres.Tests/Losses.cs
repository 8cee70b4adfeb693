using System.Diagnostics.CodeAnalysis;
using Trestle.Sqlite.Tests.First;
using static Trestle.Postgres.Tests.TemporaryDatabase;

namespace Trestle.Postgres.Tests;

/// <summary>What a program sees when its connection goes.</summary>
public sealed class Losses
{
    readonly TemporaryDatabase database = new();

    [Fact]
    public void A_backend_killed_in_mid_transaction_is_a_typed_error_and_nothing_is_written()
    {
        using var db = Open(out var application);
        using (var tx = db.BeginWrite())
        {
            tx.Things.Insert(Thing(1));
            EndConnections(Of(application));
            Assert.Throws<StoreUnavailableException>(() => tx.Things.Insert(Thing(2)));
            Assert.Throws<StoreException>(() => tx.Things.Get(1));
            Assert.Throws<StoreException>(tx.Commit);
        }
        using var read = db.BeginRead();
        Assert.Equal(0, read.Things.Count());
    }

    // tests/torture found it: the wait for a connection that breaks at the same moment met what the driver had disposed of.
    [Fact]
    public void What_the_driver_says_of_a_connection_that_it_has_taken_apart_is_a_typed_error()
    {
        foreach (var error in new[] { new ObjectDisposedException(nameof(ManualResetEventSlim)), PostgresErrors.OfLost(new NullReferenceException()) })
        {
            Assert.True(PostgresErrors.IsLoss(error));
            Assert.IsType<StoreUnavailableException>(PostgresErrors.From(error, "server", CancellationToken.None));
        }
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public async Task A_write_whose_connection_is_lost_before_its_commit_runs_again()
    {
        await using var db = Open(out var application);
        var runs = 0;
        await db.WriteAsync(tx =>
        {
            tx.Things.Insert(Thing(1));
            if (++runs == 1)
                EndConnections(Of(application));
            tx.Things.Insert(Thing(2));
        });
        Assert.Equal(2, runs);
        Assert.Equal([1, 2], await db.ReadAsync(tx => tx.Things.Scan().Keys.ToList()));
    }

    [Fact]
    public void Connections_that_died_while_they_were_idle_are_replaced_unseen()
    {
        using var db = Open(out var application);
        for (var i = 0; i < 2; i++)
        {
            using (var one = db.BeginRead())
            {
                using var other = db.BeginRead();
                Assert.Equal(0, one.Things.Count() + other.Things.Count());
            }
            EndConnections(Of(application));
        }
        using var tx = db.BeginRead();
        Assert.Equal(0, tx.Things.Count());
    }

    [Fact]
    public void A_connection_is_tried_before_a_write_gets_it()
    {
        using var db = Open(out var application, options => options with { TestAfterIdle = TimeSpan.Zero });
        db.BeginRead().Dispose();
        EndConnections(Of(application));
        using var tx = db.BeginWrite();
        tx.Things.Insert(Thing(1));
        tx.Commit();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [SuppressMessage("Trestle.Lifetime", "TRS4301", Justification = "The synchronous verbs are tried here, too.")]
    public async Task A_line_cut_during_the_commit_leaves_the_outcome_unknown(bool isCommitted)
    {
        using var proxy = new Proxy(Server.Folder);
        await using var db = FirstDb.Open(PostgresStore.At(proxy.Connect(database.ConnectionString)));
        var runs = 0;
        var error = await Assert.ThrowsAsync<UnknownOutcomeException>(() => db.WriteAsync(tx =>
        {
            runs++;
            tx.Things.Insert(Thing(1));
            proxy.CutAt = new Cut("COMMIT", isCommitted);
        }));
        Assert.Contains("may have happened or not", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, runs);
        Assert.Equal([isCommitted ? "1" : "0"], Eventually("SELECT count(*) FROM things", isCommitted ? "1" : "0"));
        using var tx = db.BeginWrite();
        tx.Things.Upsert(Thing(1, "again"));
        proxy.CutAt = new Cut("COMMIT", isCommitted);
        Assert.Throws<UnknownOutcomeException>(tx.Commit);
    }

    [Fact]
    public void A_server_that_is_not_there_is_a_typed_error()
    {
        var error = Assert.Throws<StoreUnavailableException>(
            () => FirstDb.Open(PostgresStore.At("Host=/nowhere;Username=postgres;Database=x")));
        Assert.Contains("'x' on /nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_a_typed_error()
    {
        var error = Assert.Throws<StoreException>(() => FirstDb.Open(PostgresStore.At(database.ConnectionString + ";Database=missing")));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    FirstDb Open(out string application, Func<PostgresOptions, PostgresOptions>? options = null)
    {
        application = database.Schema + "_" + Guid.NewGuid().ToString("N")[..8];
        var chosen = (options ?? (same => same))(PostgresOptions.Default);
        return FirstDb.Open(PostgresStore.At($"{database.ConnectionString};Application Name={application}", chosen));
    }

    // The server goes on with what it was sent when its client has gone.
    IReadOnlyList<string> Eventually(string sql, string expected)
    {
        for (var wait = 0; wait < 200 && database.Ask(sql)[0] != expected; wait++)
            Thread.Sleep(25);
        return database.Ask(sql);
    }
}
