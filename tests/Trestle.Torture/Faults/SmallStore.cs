using System.Diagnostics.CodeAnalysis;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Faults;

/// <summary>A store that may only grow to a size: full is an error that says so, a larger size or fewer rows make it go on.</summary>
static class SmallStore
{
    // Room for one large transaction, and for fewer than are there at a time before the plan removes them again.
    const long Smallest = 1 << 20;
    const long Largest = 3 << 19;
    const long Grown = 12 << 20;

    public static Task Run(Run run, string kind, double share) => run.Repeat("store full", kind, share, 2, 1000, seed =>
    {
        using var site = new FileSite(kind);
        var random = new Random(seed);
        var writer = Plan.Writer(random.Next(2) == 0 ? PlanSize.Small : PlanSize.Large, 0);
        var address = site.Fast with { MaxBytes = random.NextInt64(Smallest, Largest) };
        var last = Fill(address, writer);
        // Room to grow.
        Fill(address with { MaxBytes = Grown }, writer, last + 3);
        using var db = (address with { MaxBytes = Grown }).Open();
        WholeStore.Check(db, new Dictionary<int, long> { [writer] = last + 3 }, 0);
    });

    static long Fill(StoreAddress address, int writer, long until = long.MaxValue)
    {
        using var db = address.Open();
        Work.Work.Prepare(db);
        var last = Work.Work.Last(db, writer);
        var error = Finding.Typed(() =>
        {
            for (; last < until; last++)
            {
                using var tx = db.BeginWrite();
                Work.Work.Do(tx, writer, last + 1);
                tx.Commit();
            }
        });
        Finding.Unless(error is StoreFullException == (until == long.MaxValue), Verdict.Wrong, $"The error of a full store was {error}.");
        WholeStore.Check(db, new Dictionary<int, long> { [writer] = last }, 0);
        if (error is not null)
            MakeRoom(db);
        return last;
    }

    // Rows go and come back: of what is full, a deletion must be possible.
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "The deletion is undone, and then looked for.")]
    static void MakeRoom(TortureDb db)
    {
        using (var tx = db.BeginWrite())
        {
            Finding.Unless(tx.Entries.ByWriter.All().Take(1).Count() == 1, Verdict.Wrong, "There is nothing in a full store.");
            tx.Entries.Delete(tx.Entries.First()!.Id);
        }
        using var read = db.BeginRead();
        Finding.Unless(read.Entries.Count() == read.Entries.ByText.Count(), Verdict.Wrong, "A deletion that was undone is there.");
    }
}
