using Trestle.Torture.Reports;
using Trestle.Torture.Stores;

namespace Trestle.Torture.Faults;

/// <summary>Reads and writes a store that may be damaged, by every way there is, and compares it with one that is not.</summary>
sealed class Examination
{
    readonly List<Entry> entries;
    readonly List<Mark> marks;
    readonly List<Total> totals;

    [AllowScan("What is in the table is compared as a whole.")]
    public Examination(StoreAddress intact)
    {
        using var db = intact.Open();
        using var tx = db.BeginRead();
        entries = tx.Entries.Scan().ToList();
        marks = tx.Marks.Scan().ToList();
        totals = tx.Totals.Scan().ToList();
    }

    /// <summary>
    /// What became of it: an error of a promised type somewhere, other content without one, or all as it was. Anything else that
    /// happens leaves by an exception.
    /// </summary>
    public Outcome Examine(StoreAddress address)
    {
        var seen = new Seen();
        seen.Try(() =>
        {
            using var db = address.Open();
            seen.Try(() => Read(db, seen));
            seen.Try(() => Write(db));
            seen.Try(() => Read(db, new Seen()));
            seen.Try(() => db.Stats());
        });
        return seen.Outcome;
    }

    [AllowScan("What is in the table is compared as a whole.")]
    void Read(TortureDb db, Seen seen)
    {
        using var tx = db.BeginRead();
        seen.Compare(() => tx.Marks.Scan().ToList(), marks);
        seen.Compare(() => tx.Totals.Scan().ToList(), totals);
        seen.Compare(() => tx.Entries.Scan().ToList(), entries);
        seen.Compare(() => tx.Entries.Scan().Reverse().ToList(), Enumerable.Reverse(entries));
        seen.Compare(() => tx.Entries.ByText.All().ToList(), entries.OrderBy(row => row.Text, StringComparer.Ordinal));
        seen.Compare(
            () => tx.Entries.ByWriter.All().ToList(),
            entries.OrderBy(row => row.Writer).ThenByDescending(row => row.No).ThenBy(row => row.Place));
        seen.Compare(() => tx.Entries.Grouped.All().Count(), entries.Count(row => row.Group is not null));
        seen.Compare(() => tx.Entries.GetMany([.. entries.Select(row => row.Id)]), (IEnumerable<Entry?>)entries);
        foreach (var entry in entries.Where((_, i) => i % 7 == 0))
        {
            seen.Compare(() => tx.Entries.Get(entry.Id), entry);
            seen.Compare(() => tx.Entries.ByText.Get(entry.Text), entry);
        }
    }

    // Everything is written once: rows that are there, and rows that are not.
    void Write(TortureDb db)
    {
        using var tx = db.BeginWrite();
        foreach (var entry in entries.Where((_, i) => i % 3 == 0))
            tx.Entries.Delete(entry.Id);
        tx.Entries.UpsertMany(entries);
        tx.Marks.InsertMany(marks.Select(mark => mark with { Writer = mark.Writer + 1000 }));
        tx.Totals.UpsertMany(totals);
        tx.Commit();
    }

    sealed class Seen
    {
        public Outcome Outcome { get; private set; } = Outcome.Right;

        public void Try(Action action)
        {
            if (Finding.Typed(action) is not null)
                Outcome = Outcome.Typed;
        }

        public void Compare<T>(Func<IEnumerable<T>> read, IEnumerable<T> expected) =>
            Try(() => Compare(read().SequenceEqual(expected)));

        public void Compare<T>(Func<T> read, T expected) => Try(() => Compare(Equals(read(), expected)));

        void Compare(bool isEqual)
        {
            if (!isEqual && Outcome == Outcome.Right)
                Outcome = Outcome.Altered;
        }
    }
}

/// <summary>What became of a damaged store.</summary>
enum Outcome
{
    /// <summary>All content is as it was.</summary>
    Right,

    /// <summary>There was an error of a promised type.</summary>
    Typed,

    /// <summary>Some content is another one, and nothing could know: a number in a row, say, in a format without checksums.</summary>
    Altered,
}
