using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>Ranges of a non-unique index: with the rows as a C program reads them, and without by what the index carries along.</summary>
internal static class Ranges
{
    const int RangesPerRound = 2_000;
    const int RowsPerRange = 10;

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        using var files = new TwoFiles(rowCount, Cover);
        Guid[] accounts = [.. files.Pick(RangesPerRound, new Random(3)).Select(row => row.Account)];
        var bytes = TwoFiles.Flatten(accounts);
        using var read = files.Ours.BeginRead();
        files.Plain.OpenCovering(CoveredEventLayout.Shape.Indexes[0]);
        files.Plain.BeginRead();
        var (events, covered) = (read.Events, read.CoveredEvents);
        var rows = (int)files.Plain.Ranges(bytes, RowsPerRange);
        Require(Rows(events, accounts), rows);
        Require(Entries(covered, accounts, RowsPerRange), rows);
        Require((int)files.Plain.Entries(bytes, RowsPerRange), rows);
        yield return Rounds($"index range, seek + {RowsPerRange} rows, per row / cursor + mdb_get", Goal.Ratio(1.05), rounds)
            .Compare(rows, () => Rows(events, accounts), () => files.Plain.Ranges(bytes, RowsPerRange));
        yield return Rounds("the same by a covering index, per row / cursor + mdb_get", Goal.TimesFaster(10), rounds)
            .Compare(rows, () => Entries(covered, accounts, RowsPerRange), () => files.Plain.Ranges(bytes, RowsPerRange));
        yield return Rounds("the same by a covering index, per row / a cursor of it in C", Goal.Ratio(1.05), rounds)
            .Compare(rows, () => Entries(covered, accounts, RowsPerRange), () => files.Plain.Entries(bytes, RowsPerRange)).ToFigure();
        yield return Rounds("its first entry alone / a cursor of it in C", Goal.Ratio(1.05), rounds)
            .Compare(accounts.Length, () => Entries(covered, accounts, 1), () => files.Plain.Entries(bytes, 1)).ToFigure();
        files.Plain.EndRead();

        void Cover(BenchWriteTransaction tx) => tx.CoveredEvents.InsertMany(Benchmarks.Rows.Events(rowCount).Select(Covered));
    }

    static int Rows(EventReader events, Guid[] accounts)
    {
        var (seen, sum) = (0, 0L);
        foreach (var account in accounts)
        {
            foreach (var view in events.ByAccount.Prefix(account).Take(RowsPerRange).Views)
            {
                sum += view.Serial;
                seen++;
            }
        }

        Keep.Result(sum);
        return seen;
    }

    static int Entries(CoveredEventReader covered, Guid[] accounts, int perRange)
    {
        var (seen, sum) = (0, 0L);
        foreach (var account in accounts)
        {
            foreach (var entry in covered.ByAccount.Prefix(account).Take(perRange).Entries<CoveredEventByAccountEntry>())
            {
                sum += entry.Serial;
                seen++;
            }
        }

        Keep.Result(sum);
        return seen;
    }

    static CoveredEvent Covered(Event row) => new()
    {
        Id = row.Id,
        Account = row.Account,
        At = row.At,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = row.Amount,
        Title = row.Title,
        Note = row.Note,
    };

    static void Require(int seen, int wanted)
    {
        if (seen != wanted)
            throw new InvalidOperationException($"{seen} rows were read, and the C program read {wanted}. Correct the benchmark.");
    }

    static Rounds Rounds(string metric, Goal goal, int rounds) => new("lmdb", metric, goal, rounds) { Time = Clock.Thread };
}
