using System.Globalization;
using Trestle.Torture.Children;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Faults;

/// <summary>Files that are cut off, or have other bytes in them: a typed error or correct data, and never the end of the process.</summary>
static class DamagedFiles
{
    const int Batch = 250;
    const int Transactions = 90;
    const int LongValues = 8;
    const int LongValue = 9000;

    public static async Task Run(Run run, string kind, string way, double share, int few, int many)
    {
        var fault = $"damaged file: {way}";
        if (!run.Wants(fault))
            return;
        using var site = new FileSite(kind);
        Fill(site.Fast);
        var tally = run.Ledger.Of(fault, kind);
        var counts = new int[Enum.GetValues<Outcome>().Length];
        var end = DateTime.UtcNow + run.Left.Take(share);
        var limit = run.IsShort ? few : many;
        for (var done = 0; done < limit && !run.Stop.IsCancellationRequested && (run.IsShort || done == 0 || DateTime.UtcNow < end);)
            done += await RunBatch(run, tally, site.Fast, way, run.Seed + done, Math.Min(Batch, limit - done), counts);
        tally.Note = string.Join(", ", Enum.GetValues<Outcome>().Select(outcome => $"{outcome} {counts[(int)outcome]}")).ToLowerInvariant();
    }

    // Returns how many files there were; a crash ends a batch early.
    static async Task<int> RunBatch(Run run, Tally tally, StoreAddress intact, string way, int first, int count, int[] counts)
    {
        using var child = Child.Start(
            ChildProgram.Word, "damage", $"{intact}", way, first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture));
        var seed = first - 1;
        while (await child.NextOrKillAsync() is { } line)
        {
            if (line.StartsWith("begin", StringComparison.Ordinal))
            {
                tally.Add();
                seed++;
            }
            else if (Enum.TryParse<Outcome>(line, out var outcome))
            {
                counts[(int)outcome]++;
            }
            else
            {
                run.Ledger.Report(tally, Verdict.Wrong, seed, line);
            }
        }
        var exit = await child.ExitAsync();
        if (exit != 0)
            run.Ledger.Report(tally, Verdict.Crashed, seed, $"exit code {exit}");
        return seed - first + 1;
    }

    // Trees of several levels, free pages, and values that have pages of their own.
    static void Fill(StoreAddress address)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
        for (var no = 1; no <= Transactions; no++)
            Write(db, tx => Work.Work.Do(tx, Plan.Writer(PlanSize.Small, 0), no));
        Write(db, tx => tx.Entries.InsertMany(Enumerable.Range(0, LongValues).Select(
            i => Plan.Entry(Transactions, i, 0) with { Data = Bytes.Wrap(new byte[LongValue + i]) })));
    }

    static void Write(TortureDb db, Action<TortureWriteTransaction> body)
    {
        using var tx = db.BeginWrite();
        body(tx);
        tx.Commit();
    }
}
