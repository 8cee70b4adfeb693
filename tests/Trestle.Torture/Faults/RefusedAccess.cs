using Trestle.Torture.Children;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Faults;

/// <summary>Files and folders that the process may not read or write: what it may is right, all else a typed error.</summary>
static class RefusedAccess
{
    const UnixFileMode Read = UnixFileMode.UserRead;
    const UnixFileMode Enter = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    const UnixFileMode All = Enter | UnixFileMode.UserWrite;

    // Rights mean nothing to a privileged process before it lays that privilege down.
    static string Unprivileged => Environment.IsPrivilegedProcess
        ? "exec setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search \"$0\" \"$@\"" : ":";

    public static Task Run(Run run, string kind, double share) => run.Repeat("no right to read or write", kind, share, 2, 100, async seed =>
    {
        using var intact = new FileSite(kind);
        using var site = new FileSite(kind);
        Fill(intact.Fast);
        Fill(site.Fast);
        var random = new Random(seed);
        foreach (var file in Directory.GetFiles(site.Folder).Where(_ => random.Next(2) == 0).Append(site.File))
            File.SetUnixFileMode(file, random.Next(2) == 0 ? Read : UnixFileMode.None);
        if (random.Next(3) == 0)
            File.SetUnixFileMode(site.Folder, random.Next(2) == 0 ? Enter : UnixFileMode.None);
        try
        {
            using var child = Child.StartBehind(Unprivileged, ChildProgram.Word, "examine", $"{intact.Fast}", $"{site.Fast}");
            var outcome = await child.NextAsync();
            Finding.Unless(outcome == nameof(Outcome.Typed), Verdict.Wrong, $"Access that is refused was '{outcome}': {await child.Errors}");
        }
        finally
        {
            File.SetUnixFileMode(site.Folder, All);
        }
    });

    static void Fill(StoreAddress address)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
        using var tx = db.BeginWrite();
        for (var no = 1; no <= 20; no++)
            Work.Work.Do(tx, Plan.Writer(PlanSize.Small, 0), no);
        tx.Commit();
    }
}
