using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>Point reads and scans through the generated API, against the same in C on a copy of the file.</summary>
internal static class Reads
{
    const int PerRound = 20_000;
    const int HotRows = 10_000;

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        using var files = new TwoFiles(rowCount);
        var random = new Random(1);
        Guid[] cold = [.. files.Pick(PerRound, random).Select(row => row.Id)];
        var hotOnce = files.Pick(HotRows, random).Select(row => row.Id).ToArray();
        Guid[] hot = [.. hotOnce, .. hotOnce];
        var (coldBytes, hotBytes) = (TwoFiles.Flatten(cold), TwoFiles.Flatten(hot));
        var many = cold[..10_000];
        var manyBytes = TwoFiles.Flatten(many);

        using var read = files.Ours.BeginRead();
        files.Plain.BeginRead();
        var events = read.Events;
        yield return Rounds($"TryView + one field / mdb_get, {rowCount:N0} rows", Goal.Ratio(1.05), rounds)
            .Compare(PerRound, () => ViewEach(events, cold), () => files.Plain.GetEach(coldBytes));
        yield return Rounds($"Get of a whole record / mdb_get, {rowCount:N0} rows", Goal.Ratio(1.25), rounds)
            .Compare(PerRound, () => RecordEach(events, cold), () => files.Plain.GetEach(coldBytes));
        yield return Rounds($"TryView + one field / mdb_get, {HotRows:N0} hot rows", Goal.Ratio(1.10), rounds)
            .Compare(PerRound, () => ViewEach(events, hot), () => files.Plain.GetEach(hotBytes));
        yield return Rounds("begin + view + end / renew + get + reset, hot", Goal.Ratio(1.10), rounds)
            .Compare(PerRound, () => TransactionEach(files.Ours, hot), () => files.Plain.RenewGetReset(hotBytes));
        yield return Rounds($"GetMany of {many.Length:N0} keys / as many mdb_get", Goal.Ratio(0.5), rounds)
            .Compare(many.Length, () => events.GetMany(many), () => files.Plain.GetEach(manyBytes));
        yield return Rounds("scan by views / MDB_NEXT", Goal.Ratio(1.15), rounds)
            .Compare(rowCount, () => ScanViews(events), files.Plain.Scan);
        files.Plain.EndRead();
    }

    static void ViewEach(EventReader events, Guid[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            if (events.TryView(key, out var view))
                sum += view.Serial;
        }

        Keep.Result(sum);
    }

    [SuppressMessage("Trestle.Reads", "TRS4004", Justification = "Single rows are what is measured.")]
    static void RecordEach(EventReader events, Guid[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
            sum += events.Get(key)!.Serial;
        Keep.Result(sum);
    }

    static void TransactionEach(BenchDb db, Guid[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            using var tx = db.BeginRead();
            if (tx.Events.TryView(key, out var view))
                sum += view.Serial;
        }

        Keep.Result(sum);
    }

    static void ScanViews(EventReader events)
    {
        var sum = 0L;
        foreach (var view in events.Scan().Views)
            sum += view.Serial;
        Keep.Result(sum);
    }

    static Rounds Rounds(string metric, Goal goal, int rounds) => new("lmdb", metric, goal, rounds) { Time = Clock.Thread };
}
