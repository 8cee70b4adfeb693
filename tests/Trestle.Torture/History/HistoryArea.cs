using Trestle.Storage;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;

namespace Trestle.Torture.History;

/// <summary>Concurrent transactions, judged by what they saw.</summary>
static class HistoryArea
{
    public static async Task Run(Run run)
    {
        foreach (var kind in run.Kinds)
        {
            Isolation[] levels = kind == "postgres" ? Enum.GetValues<Isolation>() : [Isolation.Serializable];
            foreach (var isolation in levels)
                await History(run, kind, isolation, 0.2);
        }
    }

    static async Task History(Run run, string kind, Isolation isolation, double share)
    {
        using var site = Site.New(kind);
        var address = kind == "postgres" ? site.Default : ((FileSite)site).Fast;
        await run.Repeat($"concurrent transactions, {isolation}", kind, share, 1, 300, seed =>
        {
            using var db = address.Open();
            // A reader of a server has a snapshot of its own, which its writers do not wait for.
            new HistoryRun(db, seed, isolation, readersToo: kind != "postgres").Run();
        });
    }
}
