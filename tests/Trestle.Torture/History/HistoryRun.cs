using System.Collections.Concurrent;
using Trestle.Storage;

namespace Trestle.Torture.History;

/// <summary>Many transactions at a time over a few cells, each of them noted down.</summary>
sealed class HistoryRun(TortureDb db, int seed, Isolation isolation, bool readersToo)
{
    const int Cells = 5;
    const int Workers = 6;
    const int StepsPerWorker = 40;

    readonly ConcurrentBag<Step> steps = [];
    long numbers;

    [AllowScan("What is in the table is compared as a whole.")]
    public void Run()
    {
        Fill();
        var threads = Enumerable.Range(0, Workers).Select(worker => new Thread(() => Work(new Random((seed * Workers) + worker)))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        using var tx = db.BeginRead();
        HistoryCheck.Require([.. steps], tx.Cells.Scan().ToDictionary(cell => cell.Id, cell => (IReadOnlyList<long>)[.. cell.Seen]), isolation, readersToo);
    }

    void Fill()
    {
        using var tx = db.BeginWrite();
        tx.Cells.UpsertMany(Enumerable.Range(0, Cells).Select(id => new Cell { Id = id, Seen = [] }));
        tx.Commit();
    }

    void Work(Random random)
    {
        for (var i = 0; i < StepsPerWorker; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    Read(random);
                    break;
                case 1:
                    WriteShared(random).GetAwaiter().GetResult();
                    break;
                default:
                    Write(random);
                    break;
            }
        }
    }

    void Read(Random random)
    {
        var step = new Noted(Interlocked.Increment(ref numbers));
        using (var tx = db.BeginRead())
        {
            for (var count = random.Next(2, 6); count > 0; count--)
                step.Saw(tx.Cells.Get(random.Next(Cells))!);
        }
        steps.Add(step.ToStep(isCommitted: true));
    }

    void Write(Random random)
    {
        var step = new Noted(Interlocked.Increment(ref numbers));
        var isCommitted = false;
        try
        {
            using var tx = db.BeginWrite(isolation);
            Do(tx, step, random);
            if (random.Next(5) > 0)
            {
                tx.Commit();
                isCommitted = true;
            }
        }
        catch (TransactionConflictException)
        {
            // It is undone, as is one that is not committed.
        }
        steps.Add(step.ToStep(isCommitted));
    }

    // It may run several times; what the last one saw counts.
    async Task WriteShared(Random random)
    {
        var number = Interlocked.Increment(ref numbers);
        var step = new Noted(number);
        var isCommitted = false;
        try
        {
            await db.WriteAsync(tx => Do(tx, step = new Noted(number), random), isolation);
            isCommitted = true;
        }
        catch (TransactionConflictException)
        {
            // So often in vain that it gave up.
        }
        steps.Add(step.ToStep(isCommitted));
    }

    static void Do(TortureWriteTransaction tx, Noted step, Random random)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
            step.Saw(tx.Cells.Get(random.Next(Cells))!);
        for (var count = random.Next(1, 3); count > 0; count--)
            step.Append(tx, random.Next(Cells));
    }

    sealed class Noted(long number)
    {
        readonly List<(int, IReadOnlyList<long>)> reads = [];
        readonly List<int> appends = [];

        // What it wrote itself is no news to it.
        public void Saw(Cell cell)
        {
            if (!appends.Contains(cell.Id))
                reads.Add((cell.Id, [.. cell.Seen]));
        }

        public void Append(TortureWriteTransaction tx, int cell)
        {
            if (appends.Contains(cell))
                return;
            var stored = tx.Cells.Get(cell)!;
            Saw(stored);
            tx.Cells.Update(stored with { Seen = [.. stored.Seen, number] });
            appends.Add(cell);
        }

        public Step ToStep(bool isCommitted) => new(number, reads, appends, isCommitted);
    }
}
