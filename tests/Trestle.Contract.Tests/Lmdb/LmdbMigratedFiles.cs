using Trestle.Lmdb;
using Trestle.Migrations;
using Trestle.Migrations.Child;
using Trestle.Storage;
using First = Trestle.Migrations.Child.First;
using Second = Trestle.Migrations.Child.Second;
using Third = Trestle.Migrations.Child.Third;

namespace Trestle.Contract.Tests.Lmdb;

/// <summary>What a migration makes of an LMDB file, beyond what every store does.</summary>
public sealed class LmdbMigratedFiles : IDisposable
{
    readonly LmdbMigrationFixture fixture = new();

    public LmdbMigratedFiles() => NotesStore.Fill(Store);

    Store Store => NotesStore.At(fixture.Address);

    Migrator Program => NotesStore.Migrator(Store);

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void A_file_has_the_first_format_until_it_is_migrated()
    {
        Assert.Contains("trestle format 31", fixture.Inside());
        Program.Run(NotesStore.Hasty);
        Assert.Contains("trestle format 32", fixture.Inside());
    }

    [Fact]
    public void A_dropped_table_comes_back_with_its_rows_when_a_program_has_it_again()
    {
        var without = First.FirstSchema.Shape with { Tables = [.. First.FirstSchema.Shape.Tables.Where(table => table.Name != "drafts")] };
        using (var target = Store.OpenForMigration())
        {
            target.Hold("test", TimeSpan.FromMinutes(1));
            target.Become(without, [], null, CancellationToken.None);
            Assert.Equal("drafts", Assert.Single(target.Tombstones).Name);
            target.Release();
        }
        using (var db = First.FirstDb.Open(Store))
        using (var tx = db.BeginWrite())
        {
            Assert.Equal(20, tx.Drafts.Count());
            Assert.Equal("draft 7", Assert.Single(tx.Drafts.ByText.Prefix("draft 7").ToList()).Text);
            Assert.True(tx.Drafts.Delete(new Guid(7, 0, 0, new byte[8])));
            Assert.Equal(19, tx.Drafts.ByText.All().Count());
            tx.Commit();
        }
        using var after = Store.OpenForMigration();
        Assert.Empty(after.Tombstones);
    }

    [Fact]
    public void Rows_can_be_written_anew_as_often_as_one_likes()
    {
        Program.Run(NotesStore.Hasty);
        var once = Rows();
        for (var round = 0; round < 3; round++)
        {
            Program.TakeBack("begin", First.FirstSchema.Shape, NotesStore.Hasty);
            Program.Run(NotesStore.Hasty);
            Assert.Equal(once, Rows());
        }
        Program.Vacuum();
        Assert.Equal(once, Rows());
    }

    [Fact]
    public void A_program_that_was_open_before_is_told_so_instead_of_reading_the_old_rows_for_ever()
    {
        using var old = First.FirstDb.Open(Store);
        using (var before = old.BeginRead())
        {
            Program.Run(NotesStore.Hasty);
            Assert.Equal(NotesStore.Notes, before.Notes.Count());
        }
        var error = Assert.Throws<SchemaMismatchException>(() => old.BeginRead().Dispose());
        Assert.Contains("The rows of table 'notes' were written anew.", error.Differences);
        Assert.Contains("Table 'drafts' was dropped.", error.Differences);
        Assert.Throws<SchemaMismatchException>(() => old.BeginWrite().Dispose());
    }

    [Fact]
    public void The_vacuum_gives_back_the_room()
    {
        Program.Run(NotesStore.Hasty);
        var before = Used();
        Program.Vacuum();
        Assert.True(Used() < before, $"{Used()} bytes are used, and it was {before}.");

        long Used()
        {
            using var db = NotesStore.Open(Store);
            return db.Stats().UsedBytes;
        }
    }

    [Fact]
    public void A_store_with_a_journal_takes_new_names_as_one_without_does()
    {
        Program.Run(NotesStore.Hasty);
        var schema = Third.ThirdSchema.Shape;
        var renamed = schema with { Tables = [.. schema.Tables.Select(table => table.Name == "tags" ? table with { Name = "labels" } : table)] };
        Store.Open(renamed, NotesStore.Visit<Third.ThirdDb>).Dispose();
        var description = LmdbStore.Describe(fixture.Address["lmdb:".Length..]);
        Assert.Equal(["labels", "notes"], description.Schema.Tables.Select(table => table.Name).Order());
        Assert.DoesNotContain(description.Stats.Tables, table => table.Table.StartsWith(ReservedTables.Prefix, StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_says_what_is_done_in_order()
    {
        var plan = Store.PlanMigration(Second.SecondSchema.Shape, Third.ThirdSchema.Shape, [new Guid("5a0b7c11-0000-4000-8000-000000000002")]);
        Assert.Equal(
            [
                "write the rows of 'tags' anew, in batches",
                "put the rows of 'drafts' under a tombstone",
                "leave field 'legacy' of table 'notes' in the rows, unread",
                "build index 'BySlug' of table 'notes' from its rows",
                "put the rows of 'tags' in their new form in the place of the old ones",
                "build index 'ByNote' of table 'tags' from its rows",
                "check reference 'note' of table 'tags'",
            ],
            plan.Select(action => action.Text));
        Assert.Equal([true, false, false, false, false, false, false], plan.Select(action => action.Rewrites));
    }

    [Fact]
    public void Rows_that_only_a_step_can_bring_into_their_form_are_left_alone()
    {
        using var target = Store.OpenForMigration();
        target.Hold("test", TimeSpan.FromMinutes(1));
        var error = Assert.Throws<MigrationException>(() => target.Become(Third.ThirdSchema.Shape, [], null, CancellationToken.None));
        Assert.Contains("The key of table 'tags'", error.Message, StringComparison.Ordinal);
        Assert.Equal(First.FirstSchema.Shape.ToJson(), target.Schema!.ToJson());
        target.Release();
    }

    [AllowScan("What is in the table is compared as a whole.")]
    List<string> Rows()
    {
        using var db = NotesStore.Open(Store);
        using var tx = db.BeginRead();
        return [.. tx.Notes.BySlug.All().ToList().Select(note => note.ToString()), .. tx.Tags.ByNote.All().ToList().Select(tag => tag.ToString())];
    }
}
