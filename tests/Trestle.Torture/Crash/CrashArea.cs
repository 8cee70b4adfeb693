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
    const int SeedsOfWriters = 1_000;

    // A heavier way says less often that it did something. Of each store there are 50 kills in a short run, and 500 in a long one.
    static readonly (string Name, int Heavy, double Share, int Few, int Many, Func<StoreAddress, string[]> Words)[] Ways =
    [
        ("shared commits", 1, 0.35, 12, 120, address => ["share", $"{address}", $"{Writers}"]),
        ("bulk load", 30, 0.15, 4, 40, address => ["commit", $"{address}", nameof(PlanSize.Bulk)]),
        ("growth", 10, 0.15, 4, 40, address => ["commit", $"{address}", nameof(PlanSize.Large)]),
        ("one commit after the other", 1, 0.35, 14, 140, address => ["commit", $"{address}", nameof(PlanSize.Small)]),
    ];

    public static Task Run(Run run) => Task.WhenAll(run.Kinds.Select(kind => Run(run.Beside(), kind)));

    // Two stores of a kind at a time: while one is checked, or a server is waited for, there is something to do at the other.
    public static Task Run(Run run, string kind) =>
        Task.WhenAll(KillWriters(run.Beside(), kind), KillOthers(run.Beside() with { Seed = run.Seed + SeedsOfWriters }, kind));

    static async Task KillWriters(Run run, string kind)
    {
        foreach (var way in Ways)
            await Kill(run, kind, way.Name, way.Heavy, way.Share, way.Few, way.Many, way.Words);
    }

    static async Task KillOthers(Run run, string kind)
    {
        await KilledMigration.Run(run, kind, 0.4, 5, 50);
        await KilledCopy.Run(run, kind, 0.3, 5, 50);
        if (Site.Embedded.Contains(kind))
            await KilledBackup.Run(run, kind, 0.3, 6, 60);
        else
            await Kill(run, kind, Ways[^1].Name, Ways[^1].Heavy, 0.3, 6, 60, Ways[^1].Words);
    }

    static async Task Kill(Run run, string kind, string name, int heavy, double share, int few, int many, Func<StoreAddress, string[]> words)
    {
        Site? site = null;
        var kills = 0;
        try
        {
            await run.Repeat($"killed: {name}", kind, share, few, many, async seed =>
            {
                if (site is null || kills++ % KillsPerStore == 0)
                    site = Renew(site, kind);
                var address = site.At(site.Profiles[seed % site.Profiles.Count]);
                KilledWriter.Check(site, address, await KilledWriter.Run(seed, heavy, words(address)));
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
}
