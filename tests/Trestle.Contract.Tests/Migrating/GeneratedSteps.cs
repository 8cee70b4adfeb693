using System.Diagnostics.CodeAnalysis;
using Trestle.Contract.Tests.Migrating.Club;
using Trestle.Migrations;
using Trestle.Migrations.Child;
using Old = Trestle.Migrations.Child.Club;

namespace Trestle.Contract.Tests.Migrating;

/// <summary>Steps as the generator makes them of step files, with a method in C# and without, on every store.</summary>
public abstract class GeneratedSteps<TFixture> : IDisposable
    where TFixture : IMigrationFixture, new()
{
    const int Members = 90;

    readonly TFixture fixture = new();

    public void Dispose()
    {
        fixture.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_store_of_the_program_before_goes_through_the_method_and_through_the_mechanical_way()
    {
        Fill();
        var result = ClubDb.Migrate(fixture.Store, NotesStore.Hasty);
        Assert.Equal(["20260201090000-parted-names"], result.Steps);
        Assert.Equal(Members + Members / 2, result.RowsWritten);
        using var db = ClubDb.Open(fixture.Store);
        using var tx = db.BeginWrite();
        Assert.Equal(
            new Member { Id = 42, Given = "Ada", Family = "of House 42", Paid = 10.92m },
            tx.Members.ByFamily.Get("of House 42", "Ada"));
        Assert.Equal(Members, tx.Members.ByFamily.All().Count());
        Assert.Equal(
            Enumerable.Range(1, Members / 2).Select(i => new Visit { Member = i, Times = int.MaxValue - i }),
            tx.Visits.Scan().ToList());
        Assert.Equal(Members + 1, tx.Members.Insert(new() { Id = 0, Given = "new", Family = "one", Paid = 0 }).Id);
    }

    [Fact]
    public void A_program_opens_such_a_store_when_it_says_that_steps_may_be_taken()
    {
        Fill();
        var error = Assert.Throws<MigrationException>(() => ClubDb.Open(fixture.Store));
        Assert.Contains("lacks 1 step of schema 'Club': 20260201090000-parted-names.", error.Message, StringComparison.Ordinal);
        using (var db = ClubDb.Open(fixture.Store, OnPending.Apply))
        using (var tx = db.BeginRead())
            Assert.Equal(0.26m, tx.Members.Get(1)!.Paid);
        ClubDb.Open(fixture.Store).Dispose();
    }

    [Fact]
    public void Rows_that_are_taken_back_are_what_they_were()
    {
        Fill();
        var (members, visits) = OldRows();
        ClubDb.Migrate(fixture.Store, NotesStore.Hasty);
        Assert.Throws<SchemaMismatchException>(() => Old.ClubDb.Open(fixture.Store));
        var back = ClubDb.MigratorOf(fixture.Store).TakeBack("20260101090000-first", Old.ClubSchema.Shape, NotesStore.Hasty);
        Assert.Equal(["20260201090000-parted-names"], back.Steps);
        var (membersAgain, visitsAgain) = OldRows();
        Assert.Equal(members, membersAgain);
        Assert.Equal(visits, visitsAgain);
    }

    [Fact]
    public void A_row_that_the_method_refuses_is_named_and_the_program_before_goes_on()
    {
        Fill();
        using (var db = Old.ClubDb.Open(fixture.Store))
        using (var tx = db.BeginWrite())
        {
            tx.Members.Insert(new() { Id = 0, Name = "Madonna", Paid = 1 });
            tx.Commit();
        }
        var error = Assert.Throws<MigrationException>(() => ClubDb.Migrate(fixture.Store, NotesStore.Hasty));
        Assert.Contains(
            $"the row id = {Members + 1} of table 'members' into its new form: 'Madonna' is one word.",
            error.Message, StringComparison.Ordinal);
        Assert.Equal((Members + 1, Members / 2), (OldRows().Members.Count, OldRows().Visits.Count));
    }

    void Fill()
    {
        using var db = Old.ClubDb.Open(fixture.Store);
        using var tx = db.BeginWrite();
        tx.Members.InsertMany(Enumerable.Range(1, Members).Select(i => new Old.Member { Id = 0, Name = $"Ada of House {i}", Paid = i * 26 }));
        tx.Visits.InsertMany(Enumerable.Range(1, Members / 2).Select(i => new Old.Visit { Member = i, Times = int.MaxValue - i }));
        tx.Commit();
    }

    [AllowScan("What is in the table is compared as a whole.")]
    (List<Old.Member> Members, List<Old.Visit> Visits) OldRows()
    {
        using var db = Old.ClubDb.Open(fixture.Store);
        using var tx = db.BeginRead();
        Assert.Equal(tx.Members.Count(), tx.Members.ByName.All().Count());
        return (tx.Members.Scan().ToList(), tx.Visits.Scan().ToList());
    }
}
