using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Crash;

/// <summary>A child that is killed while it copies a store into one of another kind: it kept what it reported, and the next copy ends it.</summary>
static class KilledCopy
{
    const int Transactions = 300;

    public static async Task Run(Run run, string kind, double share, int few, int many)
    {
        using var source = new FileSite("lmdb");
        Fill(source.Fast);
        await run.Repeat("killed: copy", kind, share, few, many, async seed =>
        {
            using var target = Site.New(kind);
            var reported = await KilledWriter.Run(seed, 10, "copy", $"{source.Fast}", $"{target.Default}");
            target.Settle();
            Finish(source.Fast, target.Default, reported.GetValueOrDefault(0));
        });
    }

    static void Fill(StoreAddress address)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
        using var tx = db.BeginWrite();
        for (var no = 1; no <= Transactions; no++)
            Work.Work.Do(tx, Plan.Writer(PlanSize.Small, 0), no);
        tx.Commit();
    }

    static void Finish(StoreAddress from, StoreAddress to, long reported)
    {
        using var source = from.Open();
        using var target = to.Open();
        var counts = source.CopyTo(target);
        var kept = counts.Rows - counts.Inserted;
        Finding.Unless(reported == long.MaxValue || kept >= reported, Verdict.Lost, $"{reported} rows were reported as copied; {kept} were there.");
        Finding.Unless(counts.Replaced + counts.Deleted == 0, Verdict.Wrong, $"The copy had written other rows than those of the source: {counts}.");
        Finding.Unless(source.CopyTo(target).WasEqual, Verdict.Wrong, "The copy was not equal after it had been finished.");
        WholeStore.Check(target, new Dictionary<int, long> { [Plan.Writer(PlanSize.Small, 0)] = Transactions }, 0);
    }
}
