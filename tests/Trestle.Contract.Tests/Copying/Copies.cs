using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Trestle.Contract.Tests.Model;

namespace Trestle.Contract.Tests.Copying;

/// <summary>Copying from one store to another. A pair of stores takes part with one line: see CopyContract.cs.</summary>
public abstract class Copies<TSource, TTarget> : IDisposable
    where TSource : IStoreFixture, new()
    where TTarget : IStoreFixture, new()
{
    static readonly CopyOptions Small = new() { BatchRows = 7 };

    readonly TSource from = new();
    readonly TTarget to = new();

    protected Copies()
    {
        Source = ShopDb.Open(from.Store);
        Target = ShopDb.Open(to.Store);
    }

    protected ShopDb Source { get; }

    protected ShopDb Target { get; }

    public void Dispose()
    {
        Source.Dispose();
        Target.Dispose();
        from.Dispose();
        to.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>TRESTLE_COPY_SEEDS sets how many random pairs of databases are tried.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(
        1, int.Parse(Environment.GetEnvironmentVariable("TRESTLE_COPY_SEEDS") ?? "3", CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_both_hold_the_target_ends_equal_and_a_second_copy_writes_nothing(int seed)
    {
        var wanted = new ModelRun(Source, seed);
        wanted.Run(1500);
        new ModelRun(Target, seed + 100_000).Run(seed % 10 * 300);
        var options = new CopyOptions { BatchRows = 1 + (seed % 20), DeleteExtra = true };
        Source.CopyTo(Target, options);
        AssertHolds(wanted.Committed);
        Assert.True(Source.CopyTo(Target, new CopyOptions { BatchRows = 100 }).WasEqual);
        AssertHolds(wanted.Committed);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task The_asynchronous_copy_does_the_same(int seed)
    {
        var wanted = new ModelRun(Source, seed);
        wanted.Run(1500);
        new ModelRun(Target, seed + 100).Run(500);
        await Source.CopyToAsync(Target, Small with { DeleteExtra = true });
        AssertHolds(wanted.Committed);
        Assert.True((await Source.CopyToAsync(Target)).WasEqual);
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void Versions_and_generated_keys_and_sequences_arrive_as_they_are()
    {
        Fill(tx =>
        {
            tx.Authors.Insert(Rows.Author(1));
            tx.Orders.InsertMany([Rows.Order(0), Rows.Order(0), Rows.Order(0)]);
            tx.Orders.Delete(3);
            var document = tx.Documents.Insert(Rows.Document("a"));
            tx.Documents.Update(tx.Documents.Upsert(document with { Rank = 1 }));
        });
        Assert.Equal(new CopyCounts(4, 4, 0, 0), Source.CopyTo(Target));
        using var tx = Target.BeginWrite();
        Assert.Equal(3, tx.Documents.Get("a")!.Version);
        Assert.Equal(4, tx.Orders.Insert(Rows.Order(0)).Id);
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Every_type_of_value_arrives_as_it_is()
    {
        var rows = Enumerable.Range(0, 50).Select(i => Rows.Everything((uint)i) with { C = (UInt128)(i * 7 % 20) << 100, N = i % 2 == 0 ? Status.Lost : null }).ToList();
        Fill(tx => tx.Everything.InsertMany(rows));
        Source.CopyTo(Target, Small);
        using var tx = Target.BeginRead();
        Assert.Equal(rows, tx.Everything.Scan().ToList());
        Assert.True(Source.CopyTo(Target, Small).WasEqual);
    }

    [Fact]
    public void A_row_that_only_the_target_has_is_an_error_that_names_it()
    {
        Fill(tx => tx.Authors.Insert(Rows.Author(1)));
        Fill(Target, tx => tx.Blobs.Insert(new Blob { Name = new byte[] { 7 }, Content = default }));
        var error = Assert.Throws<ExtraRowException>(() => Source.CopyTo(Target));
        Assert.Equal(("blobs", "name = 07"), (error.Table, error.Key));
        Assert.Equal("The target has the row name = 07 of table 'blobs', and the source has not. "
            + "Copy into an empty store, or set DeleteExtra, which removes such rows.", error.Message);
        Assert.Equal(1, Source.CopyTo(Target, Small with { DeleteExtra = true }).Deleted);
        Assert.True(Source.CopyTo(Target).WasEqual);
    }

    [Fact]
    public void Rows_may_have_changed_unique_values_among_themselves_over_several_batches()
    {
        Fill(tx => tx.Authors.InsertMany(Enumerable.Range(1, 40).Select(i => Rows.Author(i, $"{(i * 7) + 1}@x"))));
        Fill(Target, tx => tx.Authors.InsertMany(Enumerable.Range(1, 40).Select(i => Rows.Author(i, $"{(41 - i) * 7 + 1}@x"))));
        Assert.Equal(new CopyCounts(40, 0, 40, 0), Source.CopyTo(Target, Small));
        Assert.True(Source.CopyTo(Target).WasEqual);
    }

    [Fact]
    public void A_row_that_was_made_anew_under_another_key_gives_up_its_unique_values()
    {
        Fill(tx =>
        {
            tx.Authors.Insert(Rows.Author(2, "same@x"));
            tx.Orders.Insert(Rows.Order(1, author: 2, code: "c"));
            tx.Lines.Insert(Rows.Line(1, 1));
        });
        Fill(Target, tx =>
        {
            tx.Authors.Insert(Rows.Author(3, "same@x"));
            tx.Orders.Insert(Rows.Order(1, author: 3, code: "c"));
            tx.Lines.Insert(Rows.Line(1, 1));
        });
        Source.CopyTo(Target, Small with { DeleteExtra = true });
        Assert.True(Source.CopyTo(Target).WasEqual);
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void What_is_written_to_the_source_meanwhile_is_not_copied()
    {
        Fill(tx => tx.Authors.InsertMany(Enumerable.Range(100, 50).Select(i => Rows.Author(i))));
        var next = 1;
        Source.CopyTo(Target, Small, new CopyReports(_ => Fill(tx => tx.Authors.Insert(Rows.Author(next++)))));
        using var tx = Target.BeginRead();
        Assert.Equal(Enumerable.Range(100, 50).Select(Rows.Id).Order(), tx.Authors.Scan().Keys.ToList());
    }

    [Fact]
    public void Progress_only_rises_and_ends_at_the_total()
    {
        Fill(tx => tx.Authors.InsertMany(Enumerable.Range(1, 100).Select(i => Rows.Author(i, boss: i < 100 ? Rows.Id(i + 1) : null))));
        Fill(tx => tx.Orders.InsertMany(Enumerable.Range(1, 50).Select(i => Rows.Order(i))));
        var reports = new CopyReports();
        var done = Source.CopyTo(Target, Small, reports);
        Assert.All(reports.All, report => Assert.Equal(150, report.Total));
        Assert.All(reports.All.Zip(reports.All.Skip(1)), pair =>
        {
            Assert.True(pair.First.Done.Rows <= pair.Second.Done.Rows);
            Assert.True(pair.First.Done.Inserted <= pair.Second.Done.Inserted);
            Assert.True(pair.First.Done.Replaced <= pair.Second.Done.Replaced);
        });
        Assert.Equal(done, reports.All[^1].Done);
        Assert.Equal((150, 150), (done.Rows, done.Inserted));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_copy_has_kept_what_it_committed_and_can_go_on(bool isAsync)
    {
        Fill(tx => tx.Authors.InsertMany(Enumerable.Range(1, 100).Select(i => Rows.Author(i))));
        using var cancel = new CancellationTokenSource();
        var reports = new CopyReports(report => { if (report.Done.Inserted >= 42) cancel.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => isAsync
            ? Source.CopyToAsync(Target, Small, reports, cancel.Token)
            : Task.Run(() => Source.CopyTo(Target, Small, reports, cancel.Token)));
        using (var tx = Target.BeginRead())
            Assert.Equal(42, tx.Authors.Count());
        Assert.Equal(new CopyCounts(100, 58, 0, 0), Source.CopyTo(Target, Small));
    }

    [Fact]
    public void Rows_that_refer_to_each_other_in_circles_arrive_with_their_references()
    {
        using var circles = new Circles<TSource, TTarget>();
        circles.Fill();
        circles.Source.CopyTo(circles.Target, Small);
        circles.AssertEqual();
        Assert.True(circles.Source.CopyTo(circles.Target, Small).WasEqual);
    }

    [Fact]
    public void Circles_of_references_that_have_changed_are_mended()
    {
        using var circles = new Circles<TSource, TTarget>();
        circles.Fill();
        circles.Source.CopyTo(circles.Target);
        circles.Turn();
        circles.Source.CopyTo(circles.Target, Small with { DeleteExtra = true });
        circles.AssertEqual();
        Assert.True(circles.Source.CopyTo(circles.Target, Small).WasEqual);
    }

    [Fact]
    public void A_database_of_another_class_is_refused()
    {
        using var circles = new Circles<TSource, TTarget>();
        var error = Assert.Throws<SchemaMismatchException>(() => ((Database)Source).CopyTo(circles.Target));
        Assert.Equal(["The source is a ShopDb, and the target is a CircleDb."], error.Differences);
    }

    [Fact]
    public void Sizes_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.CopyTo(Target, new CopyOptions { BatchRows = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.CopyTo(Target, new CopyOptions { BatchBytes = 0 }));
    }

    void AssertHolds(ShopModel model)
    {
        using var tx = Target.BeginRead();
        ModelComparison.All(tx, model);
    }

    void Fill(Action<ShopWriteTransaction> body) => Fill(Source, body);

    static void Fill(ShopDb db, Action<ShopWriteTransaction> body)
    {
        using var tx = db.BeginWrite();
        body(tx);
        tx.Commit();
    }
}
