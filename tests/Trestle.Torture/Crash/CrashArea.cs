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

    static readonly (string Name, int Heavy, double Share, int Few, Func<StoreAddress, string[]> Words)[] Ways =
    [
        ("one commit after the other", 1, 0.35, 4, address => ["commit", $"{address}", nameof(PlanSize.Small)]),
        ("shared commits", 1, 0.25, 3, address => ["share", $"{address}", $"{Writers}"]),
        ("bulk load", 30, 0.1, 1, address => ["commit", $"{address}", nameof(PlanSize.Bulk)]),
        ("growth", 10, 0.1, 1, address => ["commit", $"{address}", nameof(PlanSize.Large)]),
    ];

    public static Task Run(Run run) => Task.WhenAll(Site.Kinds.Select(kind => Run(run, kind)));

    public static async Task Run(Run run, string kind)
    {
        foreach (var way in Ways)
            await Kill(run, kind, way.Name, way.Heavy, way.Share, way.Few, way.Words);
        await KilledCopy.Run(run, kind, 0.1);
        if (Site.Embedded.Contains(kind))
            await KilledBackup.Run(run, kind, 0.1);
    }

    static async Task Kill(Run run, string kind, string name, int heavy, double share, int few, Func<StoreAddress, string[]> words)
    {
        Site? site = null;
        var kills = 0;
        try
        {
            await run.Repeat($"killed: {name}", kind, share, few, 1000, async seed =>
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
