using System.Diagnostics.CodeAnalysis;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Faults;

/// <summary>A store that may only grow to a size: full is an error that says so, a larger size or fewer rows make it go on.</summary>
static class SmallStore
{
    const long Smallest = 1 << 20;
    const long Largest = 6 << 20;
    const int More = 3;

    public static Task Run(Run run, string kind, double share) => run.Repeat("store full", kind, share, 2, 1000, seed =>
    {
        using var site = new FileSite(kind);
        var random = new Random(seed);
        var size = (PlanSize)random.Next(3);
        var address = site.Fast with { MaxBytes = random.NextInt64(Smallest, Largest) };
        var done = new Dictionary<int, long>();
        using (var db = address.Open())
        {
            Work.Work.Prepare(db);
            var error = Finding.Typed(() => Filling.Fill(db, size, done));
            Finding.Unless(error is StoreFullException, Verdict.Wrong, $"The error of a full store was {error}.");
            WholeStore.Check(db, done, 0);
            MakeRoom(db);
        }
        // Room to grow.
        using (var db = (address with { MaxBytes = 2 * Largest }).Open())
        {
            Filling.GoOn(db, More, done);
            WholeStore.Check(db, done, 0);
        }
    });

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
