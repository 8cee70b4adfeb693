using Trestle.Torture.Reports;

namespace Trestle.Torture.Work;

/// <summary>Compares a store with what its marks say must be in it: rows, and every index with the rows.</summary>
static class WholeStore
{
    /// <summary>
    /// Throws a finding unless the store holds what was acknowledged, all of each transaction or nothing, and at most
    /// <paramref name="inFlight"/> transactions of a writer that it did not hear of.
    /// </summary>
    [AllowScan("What is in the table is compared as a whole.")]
    public static void Check(TortureDb db, IReadOnlyDictionary<int, long> acknowledged, long inFlight = long.MaxValue)
    {
        using var tx = db.BeginRead();
        var marks = tx.Marks.Scan().ToList();
        var writers = marks.GroupBy(mark => mark.Writer).Select(group => (Writer: group.Key, Last: group.Max(mark => mark.No))).ToList();
        foreach (var (writer, no) in acknowledged)
        {
            var last = writers.FirstOrDefault(known => known.Writer == writer).Last;
            Finding.Unless(last >= no, Verdict.Lost, $"Writer {writer} had transaction {no} acknowledged; the store has {last}.");
            Finding.Unless(last - inFlight <= no, Verdict.Wrong, $"Writer {writer} was at transaction {no}; the store has {last}.");
        }
        CheckMarks(tx, marks, writers);
        CheckEntries(tx, Expected.Entries(writers));
    }

    static void CheckMarks(TortureReadTransaction tx, List<Mark> marks, List<(int Writer, long Last)> writers)
    {
        var expected = writers.SelectMany(known => Numbers(known.Last).Select(no => (known.Writer, no, Plan.Count(known.Writer, no)))).Order();
        Same("marks", expected, marks.Select(mark => (mark.Writer, mark.No, mark.Count)));
        var totals = writers.Select(known => (known.Writer, known.Last, Numbers(known.Last).Sum(no => (long)Plan.Count(known.Writer, no)))).Order();
        Same("totals", totals, tx.Totals.Scan().Select(total => (total.Writer, total.Last, total.Added)));
    }

    [AllowScan("What is in the table is compared as a whole.")]
    static void CheckEntries(TortureReadTransaction tx, Dictionary<Guid, Entry> expected)
    {
        var rows = tx.Entries.Scan().ToList();
        Finding.Unless(rows.Count == expected.Count, Verdict.Wrong, $"There are {rows.Count} entries where {expected.Count} should be.");
        foreach (var row in rows)
            Finding.Unless(expected.TryGetValue(row.Id, out var wanted) && wanted == row, Verdict.Wrong, $"Entry {row.Text} is not what was written.");
        Same("Count", [rows.Count, rows.Count, rows.Count], [tx.Entries.Count(), tx.Entries.ByText.Count(), tx.Entries.ByWriter.Count()]);
        Same("ByText", rows.Select(row => row.Text).Order(StringComparer.Ordinal), tx.Entries.ByText.All().Select(row => row.Text));
        Same(
            "ByWriter", rows.OrderBy(row => row.Writer).ThenByDescending(row => row.No).ThenBy(row => row.Place).Select(row => row.Id),
            tx.Entries.ByWriter.All().Select(row => row.Id));
        var grouped = rows.Where(row => row.Group is not null).ToList();
        Same("Grouped", grouped.Select(row => row.Group!.Value).Order(), tx.Entries.Grouped.All().Select(row => row.Group!.Value));
        Same("Grouped keys", grouped.Select(row => row.Id).Order(), tx.Entries.Grouped.All().Keys.ToList().Order());
    }

    static IEnumerable<long> Numbers(long last)
    {
        for (var no = 1L; no <= last; no++)
            yield return no;
    }

    static void Same<T>(string what, IEnumerable<T> expected, IEnumerable<T> actual) =>
        Finding.Unless(expected.SequenceEqual(actual), Verdict.Wrong, $"{what} is not what the rows say it should be.");
}
