using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>What sorting a whole load, and keys in the order of time, are worth against rows written as they come.</summary>
internal static class Loads
{
    const int SmallBatch = 100;
    const int SmallPerRound = 50 * SmallBatch;

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        var rows = Rows.Events(rowCount);
        var plain = PlainRow.Of(rows);
        yield return Load(rows, plain, rowCount, "one transaction", rounds);
        yield return Load(rows, plain, 1_000, "a commit per 1,000", rounds);
        yield return Ordered(rowCount, 3 * rounds);
    }

    static Line Load(Event[] rows, PlainRow[] plain, int perCommit, string how, int rounds) =>
        new Rounds("lmdb", $"InsertMany of {rows.Length:N0} unsorted rows, two indexes / puts in C as they come, {how}", Goal.TimesFaster(4), rounds)
            .Compare(
                new Way<EmptyFile>(rows.Length, () => EmptyFile.OfOurs(), file => Load(file.Ours!, rows), Discard),
                new Way<EmptyFile>(rows.Length, () => EmptyFile.OfPlain(), file => file.Plain!.Insert(plain, perCommit), Discard));

    static void Discard(EmptyFile file) => file.Dispose();

    static void Load(BenchDb db, Event[] rows)
    {
        using var tx = db.BeginWrite();
        tx.Events.InsertMany(rows);
        tx.Commit();
    }

    static Line Ordered(int rowCount, int rounds)
    {
        using var ordered = EmptyFile.OfOurs();
        using var random = EmptyFile.OfOurs();
        var seed = 0;
        Fill(ordered.Ours!, Fresh(rowCount, isRandom: false));
        Fill(random.Ours!, Fresh(rowCount, isRandom: true));
        const string Metric = "insert with generated uuidv7 keys, a commit per 100 / with random keys";
        return new Rounds("lmdb", Metric, Goal.TimesFaster(5), rounds)
            .Compare(Batches(ordered.Ours!, isRandom: false), Batches(random.Ours!, isRandom: true), warmUps: 3);

        Way<OrderedEvent[][]> Batches(BenchDb db, bool isRandom) => new(
            SmallPerRound,
            () => [.. Fresh(SmallPerRound, isRandom).Chunk(SmallBatch)],
            batches => InsertEach(db, batches),
            static _ => { });

        OrderedEvent[] Fresh(int count, bool isRandom) =>
            [.. Rows.Events(count, seed: ++seed).Select(row => WithKey(row, isRandom ? row.Id : default))];
    }

    static void Fill(BenchDb db, OrderedEvent[] rows)
    {
        using var tx = db.BeginWrite();
        tx.OrderedEvents.InsertMany(rows);
        tx.Commit();
    }

    [SuppressMessage("Trestle.Writes", "TRS4102", Justification = "Single rows are what is measured.")]
    static void InsertEach(BenchDb db, OrderedEvent[][] batches)
    {
        foreach (var batch in batches)
        {
            using var tx = db.BeginWrite();
            var events = tx.OrderedEvents;
            foreach (var row in batch)
                events.Insert(row);
            tx.Commit();
        }
    }

    // A key that is left out is generated.
    static OrderedEvent WithKey(Event row, Guid key) => new()
    {
        Id = key,
        Account = row.Account,
        At = row.At,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = row.Amount,
        Title = row.Title,
        Note = row.Note,
    };
}
