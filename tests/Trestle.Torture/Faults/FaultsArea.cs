using Trestle.Torture.Reports;
using Trestle.Torture.Servers;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Faults;

/// <summary>What disks, systems and servers do to a store that is not their fault.</summary>
static class FaultsArea
{
    public static Task Run(Run run) => Task.WhenAll(run.Kinds.Select(kind => Run(run.Beside(), kind)));

    public static async Task Run(Run run, string kind)
    {
        if (Site.Embedded.Contains(kind))
        {
            await FullDisk.Run(run, kind, 0.2);
            await RefusedAccess.Run(run, kind, 0.05);
            await SmallStore.Run(run, kind, 0.05);
            await DamagedFiles.Run(run, kind, "truncated", 0.1, 20, 1_000);
            await DamagedFiles.Run(run, kind, "misplaced", 0.1, 20, 1_000);
            await DamagedFiles.Run(run, kind, "flipped", 0.4, 40, 5_000);
        }
        else
        {
            await ServerFaults.Run(run, 0.9);
        }
        await Neighbours.Run(run, kind, 0.1);
    }
}
