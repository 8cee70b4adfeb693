using System.Diagnostics.CodeAnalysis;
using Trestle.Sqlite.Tests.First;
using static Trestle.Postgres.Tests.TemporaryDatabase;

namespace Trestle.Postgres.Tests;

public sealed class Pools
{
    readonly TemporaryDatabase database = new();

    [Fact]
    [SuppressMessage("Trestle.Lifetime", "TRS4301", Justification = "The synchronous verbs are tried here, too.")]
    [SuppressMessage("Trestle.Transactions", "TRS4201", Justification = "It must be refused.")]
    public async Task A_pool_that_is_exhausted_says_so_and_what_to_do()
    {
        using var db = database.Open(new PostgresOptions { MaxPoolSize = 2, AcquireTimeout = TimeSpan.FromMilliseconds(50) });
        using (db.BeginRead())
        {
            using var tx = db.BeginWrite();
            var error = Assert.Throws<PoolExhaustedException>(() => db.BeginRead());
            Assert.Contains("All 2 connections", error.Message, StringComparison.Ordinal);
            Assert.Contains("MaxPoolSize", error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<PoolExhaustedException>(async () => await db.BeginReadAsync());
            await Assert.ThrowsAsync<PoolExhaustedException>(() => db.WriteAsync(other => other.Things.Insert(Thing(1))));
        }
        db.BeginRead().Dispose();
    }

    [Fact]
    [SuppressMessage("Trestle.Lifetime", "TRS4301", Justification = "The synchronous verbs are tried here, too.")]
    public async Task Who_waits_for_a_connection_can_be_cancelled()
    {
        using var db = database.Open(new PostgresOptions { MaxPoolSize = 1 });
        using var tx = db.BeginWrite();
        using var cancel = new CancellationTokenSource();
        var waiting = db.BeginReadAsync(cancel.Token).AsTask();
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void A_connection_is_used_again_with_its_statements()
    {
        using var db = Open(out var application, PostgresOptions.Default);
        for (var i = 0; i < 20; i++)
        {
            using var tx = db.BeginRead();
            tx.Things.Get(i);
        }
        Assert.Equal(["1"], Connections(application));
    }

    [Fact]
    public void Connections_that_nobody_needs_are_closed_but_for_the_fewest()
    {
        using var db = Open(out var application, new PostgresOptions { MinPoolSize = 1, IdleLifetime = TimeSpan.FromMilliseconds(100) });
        using (db.BeginRead())
        using (db.BeginRead())
            db.BeginRead().Dispose();
        for (var wait = 0; wait < 400 && Connections(application)[0] != "1"; wait++)
            Thread.Sleep(25);
        Assert.Equal(["1"], Connections(application));
    }

    [Fact]
    public void A_connection_that_is_old_is_replaced()
    {
        using var db = Open(out var application, new PostgresOptions { ConnectionLifetime = TimeSpan.FromMilliseconds(1) });
        // A connection that was just closed may still be listed.
        string Process() => database.Ask($"SELECT pid FROM pg_stat_activity WHERE {Of(application)} ORDER BY backend_start DESC LIMIT 1").Single();
        var seen = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            using var tx = db.BeginRead();
            seen.Add(Process());
            Thread.Sleep(5);
        }
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void A_role_is_taken_on_by_every_connection()
    {
        database.Execute("DROP ROLE IF EXISTS \"the \"\"reader\"\"\"; CREATE ROLE \"the \"\"reader\"\"\"");
        database.Fill(("a", 1));
        database.Execute($"GRANT USAGE ON SCHEMA {database.Schema} TO \"the \"\"reader\"\"\"; "
            + $"GRANT SELECT ON ALL TABLES IN SCHEMA {database.Schema} TO \"the \"\"reader\"\"\"");
        using var db = database.Open(new PostgresOptions { Role = "the \"reader\"" });
        using (var read = db.BeginRead())
            Assert.Equal("a", read.Things.Get(1)!.Name);
        using var tx = db.BeginWrite();
        var error = Assert.Throws<StoreException>(() => tx.Things.Insert(Thing(2)));
        Assert.Contains("Grant the role", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_without_sense_is_refused_by_its_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaxPoolSize", () => Options(new() { MaxPoolSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("MinPoolSize", () => Options(new() { MinPoolSize = 33 }));
        Assert.Throws<ArgumentOutOfRangeException>("AcquireTimeout", () => Options(new() { AcquireTimeout = TimeSpan.FromSeconds(-5) }));
        Assert.Throws<ArgumentOutOfRangeException>("IdleLifetime", () => Options(new() { IdleLifetime = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>("ConnectionLifetime", () => Options(new() { ConnectionLifetime = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>("TestAfterIdle", () => Options(new() { TestAfterIdle = TimeSpan.FromDays(99) }));
        Assert.Throws<ArgumentOutOfRangeException>("Role", () => Options(new() { Role = " " }));
        Assert.Throws<ArgumentOutOfRangeException>("MaxRetries", () => Options(new() { MaxRetries = -1 }));
    }

    void Options(PostgresOptions options) => PostgresStore.At(database.ConnectionString, options);

    FirstDb Open(out string application, PostgresOptions options)
    {
        application = database.Schema + "_" + Guid.NewGuid().ToString("N")[..8];
        return FirstDb.Open(PostgresStore.At($"{database.ConnectionString};Application Name={application}", options));
    }

    IReadOnlyList<string> Connections(string application) => database.Ask($"SELECT count(*) FROM pg_stat_activity WHERE {Of(application)}");
}
