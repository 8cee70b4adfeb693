using System.Diagnostics.CodeAnalysis;
using Trestle.Migrations;
using Trestle.Migrations.Child;
using First = Trestle.Migrations.Child.First;
using Second = Trestle.Migrations.Child.Second;

namespace Trestle.Contract.Tests.Migrating;

/// <summary>What a migration does on every store.</summary>
public abstract class MigrationContract<TFixture> : IDisposable
    where TFixture : IMigrationFixture, new()
{
    readonly TFixture fixture = new();

    Migrator Program => NotesStore.Migrator(fixture.Store);

    public void Dispose()
    {
        fixture.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Rows_go_through_every_step_and_the_journal_tells_of_them()
    {
        NotesStore.Fill(fixture.Store);
        var result = Program.Run(NotesStore.Hasty);
        Assert.Equal(["split", "rekey"], result.Steps);
        Assert.Equal(NotesStore.Notes + NotesStore.Notes + NotesStore.Notes / 2, result.RowsWritten);
        using var db = NotesStore.Open(fixture.Store);
        using var tx = db.BeginRead();
        Assert.Equal(NotesStore.Notes, tx.Notes.Count());
        Assert.Equal((3L, "Note 3 of 3"), (tx.Notes.BySlug.Get("Note-3-of-3-3")!.Id, tx.Notes.Get(3)!.Heading));
        Assert.Equal("tag 0", tx.Tags.Scan().Take(1).ToList()[0].Name);
        Assert.Equal(["begin", "split", "rekey"], Program.Status().Applied.Select(step => step.Name));
        Assert.Empty(Program.Run().Steps);
    }

    [Fact]
    public void A_sequence_goes_on_and_a_row_that_goes_takes_its_own_along()
    {
        NotesStore.Fill(fixture.Store);
        Program.Run(NotesStore.Hasty);
        using var db = NotesStore.Open(fixture.Store);
        using var tx = db.BeginWrite();
        var added = tx.Notes.Insert(new() { Id = 0, Heading = "new", Stars = 1L << 40, Slug = "new" });
        Assert.Equal(NotesStore.Notes + 1, added.Id);
        Assert.Throws<UniqueViolationException>(() => tx.Notes.Insert(new() { Id = 0, Heading = "new", Stars = 0, Slug = "new" }));
        Assert.Throws<ForeignKeyViolationException>(() => tx.Tags.Insert(new() { Note = 9999, Name = "lost" }));
        Assert.True(tx.Notes.Delete(1));
        Assert.Equal(0, tx.Tags.ByNote.Prefix(1).Count());
        tx.Commit();
    }

    [Fact]
    public void A_store_that_lacks_steps_is_not_opened_unless_somebody_says_how()
    {
        NotesStore.Fill(fixture.Store);
        var error = Assert.Throws<MigrationException>(() => Program.Open());
        Assert.Contains("lacks 2 steps of schema 'Third': split, rekey.", error.Message, StringComparison.Ordinal);
        Assert.Throws<SchemaMismatchException>(() => Program.Open(OnPending.Ignore));
        Program.Open(OnPending.Apply).Dispose();
        Program.Open().Dispose();
        Assert.Empty(Program.Status().Pending);
    }

    [Fact]
    public void A_new_store_has_the_newest_schema_and_all_steps_at_once()
    {
        Program.Open().Dispose();
        Assert.Equal(["begin", "split", "rekey"], Program.Status().Applied.Select(step => step.Name));
        Assert.Empty(Program.Status().Tombstones);
    }

    [Fact]
    public void A_program_that_is_older_than_the_store_is_told_which_steps_it_lacks()
    {
        NotesStore.Fill(fixture.Store);
        Program.Run(NotesStore.Hasty);
        var error = Assert.Throws<MigrationException>(() => NotesStore.FirstMigrator(fixture.Store).Open());
        Assert.Contains("split, rekey", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_whose_place_in_the_history_nobody_knows_must_be_told_it()
    {
        NotesStore.Fill(fixture.Store);
        var other = NotesSteps.Step("other", [], Second.SecondSchema.Shape);
        var lost = NotesStore.Migrator(fixture.Store, [other, NotesSteps.Rekey]);
        Assert.Contains("trestle migrate baseline", Assert.Throws<MigrationException>(() => lost.Open()).Message, StringComparison.Ordinal);
        Assert.Equal(["begin"], Program.Baseline("begin").Steps);
        Assert.Throws<MigrationException>(() => Program.Baseline("split"));
        Assert.Equal(["split", "rekey"], Program.Run(NotesStore.Hasty).Steps);
    }

    [Fact]
    public void A_row_that_does_not_fit_is_named_and_everything_stays_as_it_was()
    {
        NotesStore.Fill(fixture.Store);
        var error = Assert.Throws<MigrationException>(() => Spoiled(note => note.Id == 77 ? throw new InvalidOperationException("No.") : note).Run(NotesStore.Hasty));
        Assert.Contains("cannot bring the row id = 77 of table 'notes' into its new form: No.", error.Message, StringComparison.Ordinal);
        RequireUntouched();
        Assert.Equal(["split", "rekey"], Program.Run(NotesStore.Hasty).Steps);
    }

    [Fact]
    public void A_sum_that_a_step_must_not_change_and_does_undoes_it()
    {
        NotesStore.Fill(fixture.Store);
        var error = Assert.Throws<MigrationException>(() => Spoiled(note => note with { Stars = note.Stars + 1 }).Run(NotesStore.Hasty));
        Assert.Contains("it was 200 and becomes 300", error.Message, StringComparison.Ordinal);
        RequireUntouched();
    }

    [Fact]
    public void Two_rows_that_come_to_the_same_key_are_an_error()
    {
        NotesStore.Fill(fixture.Store);
        var error = Assert.Throws<MigrationException>(() => Spoiled(note => note with { Id = Math.Min(note.Id, 90) }).Run(NotesStore.Hasty));
        Assert.Contains("gives two rows of table 'notes' the same key", error.Message, StringComparison.Ordinal);
        RequireUntouched();
    }

    [Fact]
    public void Programs_that_are_open_meanwhile_may_not_write_and_others_not_open()
    {
        NotesStore.Fill(fixture.Store);
        using var old = First.FirstDb.Open(fixture.Store);
        var tried = 0;
        // The lease must not be over before the others have tried, however slow the machine is.
        Spoiled(note => Try(note)).Run(NotesStore.Hasty with { Lease = TimeSpan.FromMinutes(1) });
        Assert.Equal(1, tried);

        Second.Note Try(Second.Note note)
        {
            if (Interlocked.Increment(ref tried) > 1)
                return note with { Stars = tried-- > 0 ? note.Stars : 0 };
            Assert.Throws<SchemaMismatchException>(() => Delete(old));
            Assert.Throws<StoreMigratingException>(() => First.FirstDb.Open(fixture.Store));
            Assert.Throws<StoreMigratingException>(() => Program.Open());
            Assert.Throws<StoreMigratingException>(() => Program.Run());
            return note;
        }
    }

    // An embedded store refuses all writes from the beginning; a server those to tables whose rows are written anew.
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "Only whether the write is refused matters.")]
    static void Delete(First.FirstDb db)
    {
        using var tx = db.BeginWrite();
        tx.Notes.Delete(1);
    }

    [Fact]
    public void A_run_takes_over_when_a_lease_is_over_and_not_before()
    {
        NotesStore.Fill(fixture.Store);
        using (var target = fixture.Store.OpenForMigration())
        {
            target.Hold("somebody", TimeSpan.FromHours(1));
            Assert.Equal("somebody", Assert.Throws<StoreMigratingException>(() => Program.Run()).Owner);
            target.Hold("somebody", TimeSpan.Zero);
        }
        Assert.Throws<StoreMigratingException>(() => First.FirstDb.Open(fixture.Store));
        Assert.Equal(["split", "rekey"], Program.Run(NotesStore.Hasty).Steps);
    }

    [Fact]
    public void A_run_that_was_cancelled_is_gone_on_with()
    {
        NotesStore.Fill(fixture.Store);
        using var cancel = new CancellationTokenSource();
        var seen = 0;
        var stopping = Spoiled(note => Stop(note));
        Assert.Throws<OperationCanceledException>(() => stopping.Run(NotesStore.Hasty, cancel.Token));
        Assert.Throws<StoreMigratingException>(() => First.FirstDb.Open(fixture.Store));
        seen = 0;
        Assert.Equal(["split", "rekey"], Spoiled(note => Stop(note)).Run(NotesStore.Hasty).Steps);
        Assert.Equal(40, seen);

        Second.Note Stop(Second.Note note)
        {
            if (++seen == 60)
                cancel.Cancel();
            return note;
        }
    }

    [Fact]
    public void Steps_that_are_taken_back_give_back_what_they_took()
    {
        NotesStore.Fill(fixture.Store);
        var (notes, tags, drafts) = Rows();
        Program.Run(NotesStore.Hasty);
        Assert.Equal(["rekey", "split"], Program.TakeBack("begin", First.FirstSchema.Shape, NotesStore.Hasty).Steps);
        Assert.Equal(["begin"], Program.Status().Applied.Select(step => step.Name));
        var (notesAgain, tagsAgain, draftsAgain) = Rows();
        Assert.Equal(notes, notesAgain);
        Assert.Equal(tags, tagsAgain);
        Assert.Equal(drafts, draftsAgain);
    }

    [Fact]
    public void What_was_dropped_is_kept_until_the_vacuum()
    {
        NotesStore.Fill(fixture.Store);
        Program.Run(NotesStore.Hasty);
        Assert.Contains(new Tombstone(new Guid("5a0b7c11-0000-4000-8000-000000000003"), null, "drafts"), Program.Status().Tombstones);
        Program.Vacuum();
        Assert.Empty(Program.Status().Tombstones);
        using var db = NotesStore.Open(fixture.Store);
        using var tx = db.BeginRead();
        Assert.Equal(NotesStore.Notes, tx.Notes.Count());
        Assert.Equal(NotesStore.Notes, tx.Notes.BySlug.All().Count());
    }

    [Fact]
    public void A_step_of_a_branch_that_comes_late_finds_its_tables_or_says_who_was_there_before()
    {
        NotesStore.Fill(fixture.Store);
        var quick = NotesSteps.Step("quick", [NotesSteps.Begin], First.FirstSchema.Shape);
        new Migrator(fixture.Store, First.FirstSchema.Shape, FirstTables, [NotesSteps.Begin, quick]).Run();
        var late = NotesSteps.Step("late", [NotesSteps.Begin], Second.SecondSchema.Shape, new SplitNotes());
        Assert.Equal(["late"], new Migrator(fixture.Store, Second.SecondSchema.Shape, SecondTables, [NotesSteps.Begin, late, quick]).Run(NotesStore.Hasty).Steps);
        var third = new Migrator(fixture.Store, Second.SecondSchema.Shape, SecondTables, [NotesSteps.Begin, NotesSteps.Split, late, quick]);
        var error = Assert.Throws<MigrationException>(() => third.Run(NotesStore.Hasty));
        Assert.Contains("Step 'split' writes the rows of table 'notes'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'late', 'quick' came first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_squashed_step_stands_for_those_that_a_store_has_gone()
    {
        NotesStore.Fill(fixture.Store);
        Program.Run(NotesStore.Hasty);
        var squashed = NotesSteps.Step("squashed", [], Trestle.Migrations.Child.Third.ThirdSchema.Shape) with { Replaces = [NotesSteps.Rekey.Hash] };
        var program = NotesStore.Migrator(fixture.Store, [squashed]);
        program.Open().Dispose();
        Assert.Empty(program.Status().Unknown);
        Assert.Empty(program.Run().Steps);
    }

    static void FirstTables(Trestle.Layout.ITableVisitor tables) => NotesStore.Visit<First.FirstDb>(tables);

    static void SecondTables(Trestle.Layout.ITableVisitor tables) => NotesStore.Visit<Second.SecondDb>(tables);

    Migrator Spoiled(Func<Second.Note, Second.Note> spoil) =>
        NotesStore.Migrator(fixture.Store, [NotesSteps.Begin, NotesSteps.Split with { Rewrite = new SplitNotes { Spoil = spoil } }, NotesSteps.Rekey]);

    [AllowScan("What is in the table is compared as a whole.")]
    (List<First.Note> Notes, List<First.Tag> Tags, List<First.Draft> Drafts) Rows()
    {
        using var db = First.FirstDb.Open(fixture.Store);
        using var tx = db.BeginRead();
        Assert.Equal(NotesStore.Notes, tx.Notes.ByTitle.All().Count());
        return (tx.Notes.Scan().ToList(), tx.Tags.Scan().ToList(), tx.Drafts.Scan().ToList());
    }

    void RequireUntouched()
    {
        using var db = First.FirstDb.Open(fixture.Store);
        using var tx = db.BeginWrite();
        Assert.Equal("old 99", tx.Notes.Get(99)!.Legacy);
        Assert.Equal(NotesStore.Notes, tx.Notes.ByTitle.All().Count());
        Assert.DoesNotContain(db.Stats().Tables, table => table.Table.StartsWith(ReservedTables.Prefix, StringComparison.Ordinal));
    }
}
