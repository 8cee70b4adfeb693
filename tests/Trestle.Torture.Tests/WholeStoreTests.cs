using Trestle.Torture.Reports;
using Trestle.Torture.Stores;
using Trestle.Torture.Work;

namespace Trestle.Torture.Tests;

/// <summary>The checker of stores is told of what it must find.</summary>
public sealed class WholeStoreTests : IDisposable
{
    const int Writer = 0;

    readonly FileSite site = new("lmdb");
    readonly TortureDb db;

    public WholeStoreTests()
    {
        db = site.Fast.Open();
        Work.Work.Prepare(db);
        Write(tx => Enumerable.Range(1, 30).ToList().ForEach(no => Work.Work.Do(tx, Writer, no)));
    }

    public void Dispose()
    {
        db.Dispose();
        site.Dispose();
    }

    [Fact]
    public void What_was_written_as_planned_is_whole() => WholeStore.Check(db, Acknowledged(30), 0);

    [Fact]
    public void An_acknowledged_transaction_that_is_not_there_is_lost() => Assert.Equal(Verdict.Lost, Find(Acknowledged(31)));

    [Fact]
    public void A_transaction_that_nobody_could_have_made_is_wrong() => Assert.Equal(Verdict.Wrong, Find(Acknowledged(28)));

    [Fact]
    public void A_missing_mark_is_wrong()
    {
        Write(tx => tx.Marks.Delete(new MarkKey(Writer, 17)));
        Assert.Equal(Verdict.Wrong, Find(Acknowledged(30)));
    }

    [Fact]
    public void A_missing_entry_is_wrong()
    {
        Write(tx => tx.Entries.Delete(Plan.Id(Writer, 30, 0)));
        Assert.Equal(Verdict.Wrong, Find(Acknowledged(30)));
    }

    [Fact]
    public void An_entry_that_was_to_be_removed_is_wrong()
    {
        Write(tx => tx.Entries.Insert(Plan.Entry(Writer, 20, 0)));
        Assert.Equal(Verdict.Wrong, Find(Acknowledged(30)));
    }

    [Fact]
    public void An_entry_of_other_content_is_wrong()
    {
        Write(tx => tx.Entries.Update(Plan.Entry(Writer, 29, 0) with { Place = 7 }));
        Assert.Equal(Verdict.Wrong, Find(Acknowledged(30)));
    }

    Verdict Find(Dictionary<int, long> acknowledged) => Assert.Throws<Finding>(() => WholeStore.Check(db, acknowledged, 1)).Verdict;

    static Dictionary<int, long> Acknowledged(long no) => new() { [Writer] = no };

    void Write(Action<TortureWriteTransaction> body)
    {
        using var tx = db.BeginWrite();
        body(tx);
        tx.Commit();
    }
}
