using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Crash;

/// <summary>A child that is killed while it makes backups: what has the name of a backup is a whole one.</summary>
static class KilledBackup
{
    const string Fault = "killed: backup";

    public static Task Run(Run run, string kind, double share, int few, int many) => run.Repeat(Fault, kind, share, few, many, async seed =>
    {
        using var site = new FileSite(kind);
        using (var db = site.Default.Open())
            Work.Work.Prepare(db);
        var address = site.At(site.Profiles[seed % site.Profiles.Count]);
        KilledWriter.Check(site, address, await KilledWriter.Run(seed, 1, "backup", $"{address}", site.Folder));
        foreach (var backup in Directory.GetFiles(site.Folder, "*.backup"))
        {
            using var copy = (address with { Place = backup }).Open();
            WholeStore.Check(copy, new Dictionary<int, long>());
        }
    });
}
