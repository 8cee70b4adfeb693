using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>Bytes allocated per row, beyond what a call or a transaction takes however many rows it is for.</summary>
internal static class Allocations
{
    const int Few = 1_000;
    const int Many = 3_000;
    const int WarmUps = 60;

    public static IEnumerable<Line> Run()
    {
        using var file = EmptyFile.OfOurs();
        var db = file.Ours!;
        var rows = Rows.Events(4 * Many, perAccount: Many);
        using (var tx = db.BeginWrite())
        {
            tx.Events.InsertMany(rows);
            tx.Commit();
        }

        Guid[] keys = [.. rows.Take(Many).Select(row => row.Id)];
        var changed = Enumerable.Range(0, 2).Select(turn => rows.Take(Many).Select(row => row with { Amount = turn }).ToArray()).ToArray();
        using (var read = db.BeginRead())
        {
            var events = read.Events;
            yield return Line("TryView", count => ViewEach(events, keys.AsSpan(0, count)));
            yield return Line("Exists", count => ExistsEach(events, keys.AsSpan(0, count)));
            yield return Line("Count", count => CountEach(events, count));
            yield return Line("scan by views", count => Scan(events, count));
            yield return Line("index range by views", count => Range(events, count));
        }

        var turn = 0;
        yield return Line("Update", count => Write(db, changed[turn++ % 2].AsSpan(0, count), static (events, row) => events.Update(row)));
        yield return Line("Upsert", count => Write(db, changed[turn++ % 2].AsSpan(0, count), static (events, row) => events.Upsert(row)));
        yield return Line("Delete + Insert", count => Write(db, changed[0].AsSpan(0, count), static (events, row) =>
        {
            events.Delete(row.Id);
            events.Insert(row);
        }));
    }

    // The least of several runs: the pool and the code that is not yet optimised allocate now and then.
    static Line Line(string verb, Action<int> run)
    {
        for (var call = 0; call < WarmUps; call++)
        {
            run(Few);
            run(Many);
            if (call % 20 == 19)
                Thread.Sleep(120);
        }

        var perRow = Enumerable.Range(0, 5).Min(_ => (Allocated(run, Many) - Allocated(run, Few)) / (double)(Many - Few));
        return Benchmarks.Line.OfLimit("lmdb", $"allocated per row: {verb}", Math.Max(0, perRow), 0, Units.Bytes);
    }

    static long Allocated(Action<int> run, int count)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run(count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static void ViewEach(EventReader events, ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            if (events.TryView(key, out var view))
                sum += view.Serial;
        }

        Keep.Result(sum);
    }

    static void ExistsEach(EventReader events, ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var key in keys)
            sum += events.Exists(key) ? 1 : 0;
        Keep.Result(sum);
    }

    static void CountEach(EventReader events, int times)
    {
        var sum = 0L;
        for (var time = 0; time < times; time++)
            sum += events.Count();
        Keep.Result(sum);
    }

    static void Scan(EventReader events, int count)
    {
        var sum = 0L;
        foreach (var view in events.Scan().Take(count).Views)
            sum += view.Serial;
        Keep.Result(sum);
    }

    static void Range(EventReader events, int count)
    {
        var sum = 0L;
        foreach (var view in events.ByAccount.Range(Guid.Empty, null).Take(count).Views)
            sum += view.Serial;
        Keep.Result(sum);
    }

    static void Write(BenchDb db, ReadOnlySpan<Event> rows, Action<EventTable, Event> write)
    {
        using var tx = db.BeginWrite();
        var events = tx.Events;
        foreach (var row in rows)
            write(events, row);
        tx.Commit();
    }
}
