using System.Globalization;
using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Soak;

/// <summary>
/// A store that is read and written from its beginning to its end: by small transactions that share commits, and by large ones, by which it
/// grows. Both leave time to what goes on beside it.
/// </summary>
sealed class SoakedStore : IAsyncDisposable
{
    const int Writers = 4;
    const int Readers = 5;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan LargePause = TimeSpan.FromMilliseconds(250);

    readonly string kind;
    readonly Site site;
    readonly TortureDb db;
    readonly CancellationTokenSource end = new();
    List<Task<long>> writing = [];
    List<Task> reading = [];
    long written;
    long scans;

    public SoakedStore(string kind)
    {
        this.kind = kind;
        site = Site.New(kind);
        db = site.Default.Open();
        Work.Work.Prepare(db);
    }

    static int Large => Plan.Writer(PlanSize.Large, 0);

    static IEnumerable<int> All => Enumerable.Range(0, Writers).Select(number => Plan.Writer(PlanSize.Small, number)).Append(Large);

    /// <summary>How many transactions were committed so far.</summary>
    public long Written => Volatile.Read(ref written);

    public void Begin()
    {
        writing = [.. All.Select(writer => Task.Run(() => Write(writer)))];
        reading = [.. Enumerable.Range(0, Readers).Select(number => Task.Run(() => Read(All.ElementAt(number))))];
    }

    /// <summary>Ends reading and writing, and says how much there was. Throws a finding unless all is there, and nobody reads any more.</summary>
    public async Task<string> EndAsync()
    {
        await end.CancelAsync();
        var last = await Task.WhenAll(writing);
        await Task.WhenAll(reading);
        WholeStore.Check(db, All.Zip(last).ToDictionary(pair => pair.First, pair => pair.Second), 0);
        var readers = site is FileSite ? Math.Max(0, db.Stats().Readers) : 0;
        Finding.Unless(readers == 0, Verdict.Wrong, $"{readers} snapshots of {kind} were still open.");
        return string.Create(CultureInfo.InvariantCulture, $"{kind} {written:N0} transactions, {scans:N0} scans, {readers} open snapshots at the end");
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll([.. writing, .. reading]).ContinueWith(_ => { }, TaskScheduler.Default);
        await db.DisposeAsync();
        site.Dispose();
        end.Dispose();
    }

    async Task<long> Write(int writer)
    {
        var no = 0L;
        for (; !end.IsCancellationRequested; no++)
        {
            await db.WriteAsync(tx => Work.Work.Do(tx, writer, no + 1));
            Interlocked.Increment(ref written);
            // A server keeps what was removed until it is vacuumed: without a pause it would fill the disk.
            await Task.Delay(writer == Large ? LargePause : Pause);
        }
        return no;
    }

    // Each sees of a writer all of some transactions: as many entries as its marks say.
    async Task Read(int writer)
    {
        for (; !end.IsCancellationRequested; Interlocked.Increment(ref scans))
        {
            await db.ReadAsync(tx =>
            {
                var total = tx.Totals.Get(writer);
                var last = tx.Marks.ByKey.Prefix(writer).Reverse().Take(1).ToList();
                var marked = last.Count == 0 ? 0 : last[0].No;
                Finding.Unless((total?.Last ?? 0) == marked, Verdict.Wrong, "A snapshot holds half of a transaction.");
                return tx.Entries.ByWriter.All().Take(200).Count();
            });
            await Task.Delay(Pause);
        }
    }
}
