using Bounded = Trestle.Sqlite.Tests.Bounded;
using Changed = Trestle.Sqlite.Tests.Changed;
using Exchanged = Trestle.Sqlite.Tests.Exchanged;
using Indexed = Trestle.Sqlite.Tests.Indexed;
using Moved = Trestle.Sqlite.Tests.Moved;
using Papers = Trestle.Sqlite.Tests.Papers;
using Plain = Trestle.Sqlite.Tests.Plain;
using Referring = Trestle.Sqlite.Tests.Referring;
using Renamed = Trestle.Sqlite.Tests.Renamed;
using Retitled = Trestle.Sqlite.Tests.Retitled;
using System.Diagnostics.CodeAnalysis;
using Trestle.Sqlite.Tests.First;
using static Trestle.Postgres.Tests.TemporaryDatabase;

namespace Trestle.Postgres.Tests;

public sealed class Evolution
{
    readonly TemporaryDatabase store = new();

    [Fact]
    public void Renames_longer_texts_new_members_and_fields_with_defaults_keep_the_rows()
    {
        store.Fill(("a", 1), ("b", null));
        using (var db = Renamed.RenamedDb.Open(store.Store))
        {
            using var tx = db.BeginWrite();
            Assert.Equal(("a", 7), (tx.Objects.Get(1)!.Title, tx.Objects.Get(1)!.Price));
            Assert.Equal(2, Assert.Single(tx.Objects.ByTitle.Prefix("b")).Number);
            tx.Objects.Insert(new() { Number = 3, Title = new string('c', 60), Sort = Renamed.Sort.Fancy, Price = 9 });
            tx.Commit();
        }
        Assert.Equal(["objects", "objects_ByTitle", "objects_pkey"], Relations());
        Assert.Equal(
            ["objects_pkey", "objects_sort_check", "objects_title_check"],
            store.Ask("SELECT conname FROM pg_constraint WHERE conrelid = 'objects'::regclass ORDER BY conname COLLATE \"C\""));
    }

    [Fact]
    public void A_program_with_the_old_names_goes_on_working()
    {
        Renamed.RenamedDb.Open(store.Store).Dispose();
        using (var old = store.Open())
        {
            using var tx = old.BeginWrite();
            tx.Things.Insert(Thing(1));
            tx.Things.Update(Thing(1, "c", 4));
            Assert.Equal(1, Assert.Single(tx.Things.ByName.Prefix("c")).Id);
            tx.Commit();
        }
        using var again = Renamed.RenamedDb.Open(store.Store);
        using var read = again.BeginRead();
        Assert.Equal(("c", 7, 4), (read.Objects.Get(1)!.Title, read.Objects.Get(1)!.Price, read.Objects.Get(1)!.Group));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void An_index_attached_to_a_filled_table_is_built()
    {
        store.Fill(("a", 1), ("b", null), ("c", 1));
        using var db = Indexed.IndexedDb.Open(store.Store);
        using var tx = db.BeginRead();
        Assert.Equal([1, 3, 2], tx.Things.ByGroup.All().Keys.ToList());
        Assert.Equal(2, tx.Things.OnlyName.Get("b")!.Id);
    }

    [Fact]
    public void A_unique_index_that_rows_contradict_is_not_built_and_changes_nothing()
    {
        store.Fill(("a", 1), ("a", 2));
        var error = Assert.Throws<UniqueViolationException>(() => Indexed.IndexedDb.Open(store.Store));
        Assert.Equal(("OnlyName", "name = 'a'"), (error.Index, error.Key));
        store.Fill(("b", 3));
        Assert.Equal(["3"], store.Ask("SELECT count(*) FROM things"));
    }

    [Fact]
    public void Every_difference_is_told_at_once_and_nothing_is_changed()
    {
        store.Fill(("a", 1));
        var before = Relations();
        var error = Assert.Throws<SchemaMismatchException>(() => Changed.ChangedDb.Open(store.Store));
        Assert.Equal(6, error.Differences.Count);
        Assert.Equal(before, Relations());
    }

    [Fact]
    public void An_index_that_a_program_does_not_know_stays_right_until_it_is_told_to_drop_it()
    {
        Indexed.IndexedDb.Open(store.Store).Dispose();
        store.Fill(("a", 1), ("b", 1));
        using (var db = store.Open())
        {
            using var tx = db.BeginWrite();
            Assert.Equal("", Assert.Throws<UniqueViolationException>(() => tx.Things.Insert(Thing(3, "a"))).Index);
        }
        using (var db = Indexed.IndexedDb.Open(store.Store))
        {
            using var tx = db.BeginRead();
            Assert.Equal([1, 2], tx.Things.ByGroup.Prefix(1).Keys.ToList());
        }
        store.Open(new PostgresOptions { DropUnknownIndexes = true }).Dispose();
        store.Fill(("a", 1));
    }

    [Fact]
    [SuppressMessage("Trestle.Lifetime", "TRS4304", Justification = "Programs of different age open the store in turns.")]
    public void Programs_of_different_age_do_not_change_the_file_in_turns()
    {
        Indexed.IndexedDb.Open(store.Store).Dispose();
        store.Open().Dispose();
        Referring.ReferringDb.Open(store.Store).Dispose();
        var generation = store.Ask("SELECT generation FROM trestle_catalog");
        for (var i = 0; i < 2; i++)
        {
            store.Open().Dispose();
            Referring.ReferringDb.Open(store.Store).Dispose();
            Indexed.IndexedDb.Open(store.Store).Dispose();
        }
        Assert.Equal(generation, store.Ask("SELECT generation FROM trestle_catalog"));
    }

    [Fact]
    public void Names_changed_by_another_program_stop_those_who_have_the_old_ones()
    {
        using var old = store.Open();
        Indexed.IndexedDb.Open(store.Store).Dispose();
        using (var tx = old.BeginWrite())
            Assert.Equal(0, tx.Things.Count());
        Renamed.RenamedDb.Open(store.Store).Dispose();
        Assert.Throws<SchemaMismatchException>(() => Write(old));
        Assert.Throws<SchemaMismatchException>(() => old.BeginRead());
        Assert.Throws<SchemaMismatchException>(() => old.BeginWrite());
    }

    [Fact]
    public void A_reference_added_to_filled_tables_is_checked()
    {
        store.Fill(("a", null), ("b", 1));
        Referring.ReferringDb.Open(store.Store).Dispose();
        var contradicting = new TemporaryDatabase();
        contradicting.Fill(("a", 99));
        Assert.Throws<ForeignKeyViolationException>(() => Referring.ReferringDb.Open(contradicting.Store));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_table_made_anew_keeps_its_references_its_checks_and_the_rows_that_refer_to_it()
    {
        using (var db = Referring.ReferringDb.Open(store.Store))
        {
            using var tx = db.BeginWrite();
            tx.Things.InsertMany([new() { Id = 1, Name = "a", Kind = Referring.Kind.Plain },
                new() { Id = 2, Name = "b", Kind = Referring.Kind.Plain, Group = 1 }]);
            tx.Notes.InsertMany([new() { Id = 1, Thing = 1 }, new() { Id = 2, Thing = 2 }]);
            tx.Commit();
        }
        using var moved = Moved.MovedDb.Open(store.Store);
        using var write = moved.BeginWrite();
        Assert.Equal((2, 2), (write.Objects.Count(), write.Notes.Count()));
        Assert.Throws<ForeignKeyViolationException>(() => write.Objects.Delete(1));
        Assert.Throws<ForeignKeyViolationException>(() => write.Notes.Insert(new() { Id = 3, Thing = 9 }));
        write.Objects.Delete(2);
        Assert.Equal([1], write.Notes.Scan().Keys.ToList());
        write.Commit();
        Assert.Throws<Npgsql.PostgresException>(() => store.Execute("INSERT INTO objects (id, name, kind) VALUES (5, 'e', 7)"));
        Assert.Throws<Npgsql.PostgresException>(() => store.Execute($"INSERT INTO objects (id, name, kind) VALUES (5, '{new string('e', 81)}', 1)"));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_bound_that_rows_break_is_a_mismatch_and_one_that_they_keep_is_checked_from_then_on()
    {
        store.Fill(("a", 99));
        Assert.Throws<SchemaMismatchException>(() => Bounded.BoundedDb.Open(store.Store));
        store.Execute("UPDATE things SET \"group\" = 9");
        Bounded.BoundedDb.Open(store.Store).Dispose();
        Assert.Throws<Npgsql.PostgresException>(() => store.Execute("UPDATE things SET \"group\" = 11"));
        using var old = store.Open();
        using var tx = old.BeginWrite();
        Assert.True(tx.Things.Update(Thing(1, "b", 3)));
    }

    [Fact]
    public void Names_inside_documents_are_labels_too()
    {
        using var db = Papers.PapersDb.Open(store.Store);
        using (var tx = db.BeginWrite())
        {
            tx.Papers.Insert(new()
            {
                Id = 1,
                Pages = [new() { Title = "a", Mood = Papers.Mood.Bad },
                new() { Title = "title", Mood = Papers.Mood.Good, Weight = 1.50m }]
            });
            tx.Commit();
        }
        using (var renamed = Retitled.RetitledDb.Open(store.Store))
        {
            using var read = renamed.BeginRead();
            Assert.Equal([("a", Retitled.Mood.Bad), ("title", Retitled.Mood.Fine)], read.Papers.Get(1)!.Pages
                .Select(page => (page.Heading, page.Mood)));
        }
        Assert.Equal(["[{\"mood\": \"bad\", \"heading\": \"a\"}, {\"mood\": \"fine\", \"heading\": \"title\"}]"],
            store.Ask("SELECT pages FROM papers"));
        Assert.Throws<SchemaMismatchException>(() => db.BeginRead());
    }

    [Fact]
    public void What_a_newer_program_added_inside_a_struct_keeps_an_older_one_out()
    {
        Papers.PapersDb.Open(store.Store).Dispose();
        var error = Assert.Throws<SchemaMismatchException>(() => Plain.PlainDb.Open(store.Store));
        Assert.Contains("'weight' (tag 3) of struct 'Page'", Assert.Single(error.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_two_schemas_live_in_one_database()
    {
        store.Fill(("a", 1));
        using var papers = Papers.PapersDb.Open(store.Store);
        using var db = store.Open();
        using var read = db.BeginRead();
        using var other = papers.BeginRead();
        Assert.Equal((1, 0), (read.Things.Count(), other.Papers.Count()));
    }

    [Fact]
    public void Names_that_two_tables_exchange_are_exchanged()
    {
        using (var db = Referring.ReferringDb.Open(store.Store))
        {
            using var tx = db.BeginWrite();
            tx.Things.Insert(new() { Id = 1, Name = "a", Kind = Referring.Kind.Plain });
            tx.Notes.Insert(new() { Id = 5, Thing = 1 });
            tx.Commit();
        }
        using var exchanged = Exchanged.ExchangedDb.Open(store.Store);
        using var read = exchanged.BeginRead();
        Assert.Equal(("a", 1), (read.Notes.Get(1)!.Group, read.Things.Get(5)!.Of));
    }

    [Fact]
    public void What_the_schema_says_of_tables_and_fields_is_a_comment_on_them()
    {
        Exchanged.ExchangedDb.Open(store.Store).Dispose();
        Assert.Equal(["What 'was' called \\things; -- before."], store.Ask("SELECT obj_description('notes'::regclass, 'pg_class')"));
        Assert.Equal(["The number of the note."], store.Ask("SELECT col_description('notes'::regclass, 1)"));
        store.Execute("COMMENT ON COLUMN notes.id IS 'old'");
        Exchanged.ExchangedDb.Open(store.Store).Dispose();
        Assert.Equal(["The number of the note."], store.Ask("SELECT col_description('notes'::regclass, 1)"));
        Assert.Equal(["1"], store.Ask("SELECT generation FROM trestle_catalog"));
    }

    [Fact]
    public void A_table_of_another_program_is_left_alone()
    {
        store.Execute("CREATE TABLE things (id integer)");
        Assert.Contains("another program", Assert.Throws<SchemaMismatchException>(() => store.Open()).Message, StringComparison.Ordinal);
        Assert.Equal(["things"], Relations());
    }

    [Fact]
    public async Task Many_programs_that_open_a_new_database_at_once_all_succeed()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => store.Open())));
        foreach (var db in opened)
            db.Dispose();
        Assert.Equal(["1"], store.Ask("SELECT generation FROM trestle_catalog"));
    }

    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    static void Write(FirstDb db)
    {
        using var tx = db.BeginWrite();
        tx.Things.Insert(Thing(1));
    }

    IReadOnlyList<string> Relations() => store.Ask(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname NOT LIKE 'trestle%' AND relkind <> 'c' "
            + "ORDER BY relname COLLATE \"C\"");
}
