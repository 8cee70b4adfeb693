using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Crash;

/// <summary>
/// Processes that are killed while they write. Each store is killed again and again, so that what one kill leaves behind is there at
/// the next; now and then it begins empty.
/// </summary>
static class CrashArea
{
    const int KillsPerStore = 12;
    const int Writers = 6;
    const string Single = "one commit after the other";

    // A heavier way says less often that it did something. Of each store there are 50 kills in a short run, and 500 in a long one.
    static readonly Way[] Ways =
    [
        new("shared commits", 1, 12, 120, address => ["share", $"{address}", $"{Writers}"]),
        new("bulk load", 30, 4, 40, address => ["commit", $"{address}", nameof(PlanSize.Bulk)]),
        new("growth", 10, 4, 40, address => ["commit", $"{address}", nameof(PlanSize.Large)]),
        new(Single, 1, 14, 140, Commit),
    ];

    // A server's backup is none of ours.
    static readonly Way InsteadOfBackup = new(Single, 1, 6, 60, Commit);

    public static Task Run(Run run) => Task.WhenAll(run.Kinds.Select(kind => Run(run.Beside(), kind)));

    // Each way has a store of its own: while one is checked, or a server is waited for, there is something to do at the others.
    public static Task Run(Run run, string kind) => Task.WhenAll(
    [
        .. Ways.Select(way => Kill(run.Beside(), kind, way)),
        KilledMigration.Run(run.Beside(), kind, 1, 5, 50),
        KilledCopy.Run(run.Beside(), kind, 1, 5, 50),
        Site.Embedded.Contains(kind) ? KilledBackup.Run(run.Beside(), kind, 1, 6, 60) : Kill(run.Beside() with { Seed = run.Seed + Ways[^1].Many }, kind, InsteadOfBackup),
    ]);

    static string[] Commit(StoreAddress address) => ["commit", $"{address}", nameof(PlanSize.Small)];

    static async Task Kill(Run run, string kind, Way way)
    {
        Site? site = null;
        var kills = 0;
        try
        {
            await run.Repeat($"killed: {way.Name}", kind, 1, way.Few, way.Many, async seed =>
            {
                if (site is null || kills++ % KillsPerStore == 0)
                    site = Renew(site, kind);
                var address = site.At(site.Profiles[seed % site.Profiles.Count]);
                KilledWriter.Check(site, address, await KilledWriter.Run(seed, way.Heavy, way.Words(address)));
            });
        }
        finally
        {
            site?.Dispose();
        }
    }

    static Site Renew(Site? old, string kind)
    {
        old?.Dispose();
        var site = Site.New(kind);
        using var db = site.Default.Open();
        Work.Work.Prepare(db);
        return site;
    }

    sealed record Way(string Name, int Heavy, int Few, int Many, Func<StoreAddress, string[]> Words);
}
