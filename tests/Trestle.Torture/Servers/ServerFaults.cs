using System.Diagnostics.CodeAnalysis;
using Trestle.Postgres;
using Trestle.Postgres.Tests;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Servers;

/// <summary>What happens to a server and to the line to it.</summary>
static class ServerFaults
{
    const string Kind = "postgres";
    const int Writers = 4;
    const int Disturbances = 3;

    public static async Task Run(Run run, double share)
    {
        using var control = new ServerControl();
        await run.Repeat("server crashed and restarted", Kind, share / 5, 1, 500, seed => Disturb(control, seed, _ => control.Restart(isCrash: true)));
        await run.Repeat("server stopped and restarted", Kind, share / 5, 1, 500, seed => Disturb(control, seed, _ => control.Restart(isCrash: false)));
        await run.Repeat("backends killed", Kind, share / 5, 1, 500, seed => Disturb(control, seed, site => site.EndConnections()));
        await run.Repeat("line cut and slow, in mid-COPY", Kind, share / 5, 1, 500, seed => Cut(control, seed, PlanSize.Bulk));
        await run.Repeat("line cut and slow", Kind, share / 5, 1, 500, seed => Cut(control, seed, PlanSize.Small));
        await run.Repeat("pool exhausted", Kind, share / 20, 1, 100, Exhaust);
        await run.Repeat("statement_timeout", Kind, share / 20, 1, 100, TimeOut);
    }

    static async Task Disturb(ServerControl control, int seed, Action<ServerSite> disturb)
    {
        var random = new Random(seed);
        using var site = new ServerSite(control.Server);
        await using var db = site.Default.Open();
        Work.Work.Prepare(db);
        await new DisturbedWriters(db, PlanSize.Small, Writers).Run(async () =>
        {
            for (var i = 0; i < Disturbances; i++)
            {
                await Task.Delay(random.Next(100));
                disturb(site);
            }
        });
    }

    static async Task Cut(ServerControl control, int seed, PlanSize size)
    {
        var random = new Random(seed);
        using var site = new ServerSite(control.Server);
        using var line = new Proxy(control.Server.Folder, seed);
        await using var db = (site.Default with { Place = line.Connect(site.Default.Place) }).Open();
        Work.Work.Prepare(db);
        site.EndConnections();
        line.IsBad = true;
        await new DisturbedWriters(db, size, Writers / 2).Run(async () =>
        {
            for (var wait = 0; wait < 2000 && line.Cuts < 2 * Disturbances; wait++)
                await Task.Delay(5);
            line.IsBad = false;
        });
        Finding.Unless(line.Cuts > 0, Verdict.Wrong, "The line was never cut.");
    }

    // Who gets no connection in time is told so, and gets one when there is one again.
    [SuppressMessage("Trestle.Transactions", "TRS4201", Justification = "They must be refused; if not, the finding ends the run.")]
    static async Task Exhaust(int seed)
    {
        using var site = new ServerSite();
        var options = new PostgresOptions { MaxPoolSize = 2, AcquireTimeout = TimeSpan.FromMilliseconds(20) };
        await using var db = TortureDb.Open(PostgresStore.At(site.Default.Place, options));
        Work.Work.Prepare(db);
        using (db.BeginRead())
        using (db.BeginRead())
        {
            Finding.Unless(Finding.Typed(() => db.BeginRead()) is PoolExhaustedException, Verdict.Wrong, "A third reader got a connection of two.");
            Finding.Unless(Finding.Typed(() => db.BeginWrite()) is PoolExhaustedException, Verdict.Wrong, "A writer got a connection of two readers.");
        }
        await new DisturbedWriters(db, PlanSize.Small, 8).Run(() => Task.Delay(new Random(seed).Next(50)));
    }

    // A statement that waits for a lock for too long is ended by the server.
    static void TimeOut(int seed)
    {
        using var site = new ServerSite();
        using var db = site.Default.Open();
        Work.Work.Prepare(db);
        using var hurried = (site.Default with { Place = $"{site.Default.Place};Options=-c statement_timeout=500ms" }).Open();
        using (var tx = db.BeginWrite())
        {
            Work.Work.Do(tx, 0, 1);
            var error = Finding.Typed(() => Commit(hurried));
            Finding.Unless(error is StoreLockedException, Verdict.Wrong, $"A statement that took too long was {error}.");
            tx.Commit();
        }
        WholeStore.Check(db, new Dictionary<int, long> { [0] = 1 }, 0);
    }

    static void Commit(TortureDb db)
    {
        using var tx = db.BeginWrite();
        Work.Work.Do(tx, 0, 1);
        tx.Commit();
    }
}
