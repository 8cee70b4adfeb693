using Trestle.Storage;

namespace Trestle.Contract.Tests;

/// <summary>Loads larger than the memory that the fixtures grant them, so that they sort on disk.</summary>
[AllowScan("What is in the table is compared as a whole.")]
public abstract class BulkLoads<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    const int Count = 5000;

    [Fact]
    public void A_load_in_any_order_ends_in_key_order_with_every_index()
    {
        var authors = Shuffled();
        Write(tx => Assert.Equal(Count, tx.Authors.InsertMany(authors)));
        using var tx = Db.BeginRead();
        Assert.Equal(authors.OrderBy(author => author.Id), tx.Authors.Scan().ToList());
        Assert.Equal(authors.OrderBy(author => author.Email, StringComparer.Ordinal), tx.Authors.ByEmail.All().ToList());
        Assert.Equal(
            authors.OrderBy(author => author.Name, StringComparer.Ordinal).ThenByDescending(author => author.Score).ThenBy(author => author.Id),
            tx.Authors.ByName.All().ToList());
    }

    [Fact]
    public void A_load_into_a_filled_table_merges_with_it()
    {
        var authors = Shuffled();
        Write(tx => tx.Authors.InsertMany(authors.Where((_, i) => i % 3 == 0)));
        Write(tx => tx.Authors.InsertMany(authors.Where((_, i) => i % 3 != 0)));
        Assert.Equal(authors.OrderBy(author => author.Id), Read(tx => tx.Authors.Scan().ToList()));
        Assert.Equal(Count, Read(tx => tx.Authors.ByEmail.All().Keys.ToList().Count));
    }

    [Fact]
    public void Of_several_rows_with_one_key_UpsertMany_keeps_the_last()
    {
        var given = Enumerable.Range(0, Count).Select(i => Rows.Author((i % 10) + 1, name: $"{i}")).ToList();
        Write(tx => Assert.Equal(Count, tx.Authors.UpsertMany(given)));
        Assert.Equal(Enumerable.Range(Count - 10, 10).Select(i => $"{i}"), Read(tx => tx.Authors.Scan().ToList()).Select(author => author.Name));
        Assert.Equal(10, Read(tx => tx.Authors.ByName.Count()));
    }

    [Fact]
    public void A_load_with_one_bad_row_writes_nothing()
    {
        var authors = Shuffled();
        using var tx = Db.BeginWrite();
        Assert.Throws<UniqueViolationException>(() => tx.Authors.InsertMany([.. authors, authors[17]]));
        Assert.Throws<UniqueViolationException>(() => tx.Authors.InsertMany([.. authors, Rows.Author(Count + 5, authors[17].Email)]));
        Assert.Throws<ForeignKeyViolationException>(() => tx.Authors.InsertMany([.. authors, Rows.Author(Count + 5, boss: Rows.Id(Count + 6))]));
        Assert.Equal((0, 0, 0), (tx.Authors.Count(), tx.Authors.ByEmail.Count(), tx.Authors.ByName.Count()));
    }

    [Fact]
    public void A_load_that_its_source_breaks_off_writes_nothing()
    {
        using var tx = Db.BeginWrite();
        Assert.Throws<InvalidDataException>(() => tx.Authors.InsertMany(Breaking()));
        Assert.Equal(0, tx.Authors.Count());
    }

    [Fact]
    public void Progress_goes_through_the_phases_and_ends_at_the_count()
    {
        var reports = new List<LoadProgress>();
        Write(tx => tx.Authors.InsertMany(Enumerable.Range(1, 20_000).Select(i => Rows.Author(i)), new Reports(reports)));
        Assert.Equal(reports.Select(report => report.Phase), reports.Select(report => report.Phase).Order());
        Assert.Equal(new LoadProgress(20_000, 20_000, LoadPhase.Indexing), reports[^1]);
        Assert.Contains(reports, report => report.Phase == LoadPhase.Writing && report.Written is > 0 and < 20_000);
    }

    static List<Author> Shuffled()
    {
        var authors = Enumerable.Range(1, Count).Select(i => Rows.Author(i, $"{i * 7919 % Count}@x", name: $"name {i % 50}", score: i % 5)).ToArray();
        new Random(1).Shuffle(authors);
        return [.. authors];
    }

    static IEnumerable<Author> Breaking()
    {
        for (var i = 1; i < Count; i++)
            yield return Rows.Author(i);
        throw new InvalidDataException();
    }

    sealed class Reports(List<LoadProgress> to) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => to.Add(value);
    }
}
