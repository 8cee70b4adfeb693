using static Trestle.Lmdb.Tests.TemporaryStore;

namespace Trestle.Lmdb.Tests;

public sealed class Evolution : IDisposable
{
    readonly TemporaryStore store = new();

    LmdbStore At => LmdbStore.At(store.Path, Fast);

    public void Dispose() => store.Dispose();

    [Fact]
    public void Renames_longer_texts_new_members_and_fields_with_defaults_open_as_they_are()
    {
        Fill(("a", 1), ("b", null));
        using (var db = Renamed.RenamedDb.Open(At))
        {
            using var tx = db.BeginWrite();
            Assert.Equal(("a", 7), (tx.Objects.Get(1)!.Title, tx.Objects.Get(1)!.Price));
            Assert.Equal(2, Assert.Single(tx.Objects.ByTitle.Prefix("b")).Number);
            tx.Objects.Insert(new() { Number = 3, Title = "c", Sort = Renamed.Sort.Simple, Price = 9 });
            tx.Commit();
        }
        using (var old = First.FirstDb.Open(At))
        {
            using var tx = old.BeginWrite();
            Assert.Equal("c", tx.Things.Get(3)!.Name);
            tx.Things.Update(tx.Things.Get(3)! with { Group = 4 });
            tx.Commit();
        }
        using var again = Renamed.RenamedDb.Open(At);
        using var read = again.BeginRead();
        Assert.Equal((9, 4), (read.Objects.Get(3)!.Price, read.Objects.Get(3)!.Group));
    }

    [Fact]
    public void Another_default_for_an_indexed_field_is_refused()
    {
        Fill(("a", 1));
        Defaulted.DefaultedDb.Open(At).Dispose();
        var error = Assert.Throws<SchemaMismatchException>(() => Redefaulted.RedefaultedDb.Open(At));
        Assert.Equal(3, error.Differences.Count);
        Assert.All(error.Differences, difference => Assert.Contains("default", difference, StringComparison.Ordinal));
        using var db = Defaulted.DefaultedDb.Open(At);
        using var tx = db.BeginWrite();
        Assert.Equal(new string('x', 600), Included(tx));
        Assert.True(tx.Things.Delete(1));
        Assert.Equal((0, 0), (tx.Things.ByPrice.Count(), tx.Things.Cheap.Count()));

        static string Included(Defaulted.DefaultedWriteTransaction tx)
        {
            foreach (var entry in tx.Things.ByPrice.All().Entries<Defaulted.ThingByPriceEntry>())
                return entry.Note;
            return "";
        }
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void Attaching_an_index_to_a_filled_table_does_not_build_it()
    {
        Fill(("a", 1), ("b", null), ("c", 1));
        using var db = Indexed.IndexedDb.Open(At);
        using var tx = db.BeginRead();
        Assert.Equal([1, 3, 2], tx.Things.ByGroup.All().Keys.ToList());
        Assert.Equal(2, tx.Things.OnlyName.Get("b")!.Id);
        var names = new List<string>();
        foreach (var entry in tx.Things.ByGroup.All().Entries<Indexed.ThingByGroupEntry>())
            names.Add(entry.Name);
        Assert.Equal(["a", "c", "b"], names);
    }

    [Fact]
    public void A_unique_index_that_rows_contradict_is_not_built_and_changes_nothing()
    {
        Fill(("a", 1), ("a", 2));
        var error = Assert.Throws<UniqueViolationException>(() => Indexed.IndexedDb.Open(At));
        Assert.Equal(("OnlyName", "name = 'a'"), (error.Index, error.Key));
        Fill(("b", 3));
        using var db = First.FirstDb.Open(At);
        using var tx = db.BeginRead();
        Assert.Equal(3, tx.Things.Count());
    }

    [Fact]
    public void Renames_and_new_unique_indexes_over_nulls_and_parts_of_the_rows_come_in_one_step()
    {
        Fill(("a", 1), ("a", null), ("b", null), ("b", 2));
        using var db = Partial.PartialDb.Open(At);
        using var tx = db.BeginWrite();
        Assert.Equal((4, 2), (tx.Articles.OnlyGroup.Count(), tx.Articles.Cheap.Count()));
        Assert.Equal((1, 4), (tx.Articles.OnlyGroup.Get(1)!.Id, tx.Articles.Cheap.Get("b")!.Id));
        Assert.Throws<UniqueViolationException>(() => tx.Articles.Update(tx.Articles.Get(2)! with { Group = 3 }));
        Assert.True(tx.Articles.Update(tx.Articles.Get(2)! with { Group = 3, Price = 8 }));
    }

    [Fact]
    public void A_partial_unique_index_that_rows_contradict_names_them_and_changes_nothing()
    {
        Fill(("a", 1), ("a", 2), ("a", null));
        var error = Assert.Throws<UniqueViolationException>(() => Partial.PartialDb.Open(At));
        Assert.Equal(("Cheap", "label = 'a'"), (error.Index, error.Key));
        Fill(("b", 3));
    }

    [Fact]
    public void Every_difference_is_told_at_once_and_nothing_is_changed()
    {
        Fill(("a", 1));
        var error = Assert.Throws<SchemaMismatchException>(() => Changed.ChangedDb.Open(At));
        Assert.Collection(
            error.Differences,
            difference => Assert.Contains("key of table 'things' is (id)", difference, StringComparison.Ordinal),
            difference => Assert.Contains("stored as flatbuffers", difference, StringComparison.Ordinal),
            difference => Assert.Contains("int32 in the file and int64", difference, StringComparison.Ordinal),
            difference => Assert.Contains("Kind in the file and int32", difference, StringComparison.Ordinal),
            difference => Assert.Contains("'weight' (tag 5)", difference, StringComparison.Ordinal),
            difference => Assert.Contains("changed under its id", difference, StringComparison.Ordinal));
        Fill(("b", 1));
    }

    [Fact]
    public void A_program_without_an_index_of_the_file_is_refused_or_drops_it_when_told()
    {
        Indexed.IndexedDb.Open(At).Dispose();
        var error = Assert.Throws<SchemaMismatchException>(() => First.FirstDb.Open(At));
        Assert.Contains("ByGroup", Assert.Single(error.Differences, text => text.Contains("ByGroup", StringComparison.Ordinal)), StringComparison.Ordinal);
        First.FirstDb.Open(LmdbStore.At(store.Path, Fast with { DropUnknownIndexes = true })).Dispose();
        Fill(("a", 1), ("a", 2));
    }

    [Fact]
    public void A_program_that_is_older_than_the_file_may_read_it()
    {
        using (var db = Indexed.IndexedDb.Open(At))
        {
            using var tx = db.BeginWrite();
            tx.Things.Insert(new() { Id = 1, Name = "a", Kind = Indexed.Kind.Plain });
            tx.Commit();
        }
        using var old = First.FirstDb.Open(LmdbStore.At(store.Path, Fast with { ReadOnly = true }));
        using var read = old.BeginRead();
        Assert.Equal("a", read.Things.Get(1)!.Name);
    }

    [Fact]
    public void A_schema_changed_by_another_user_of_the_file_stops_writes_that_would_leave_it_stale()
    {
        using var old = First.FirstDb.Open(At);
        using var db = Indexed.IndexedDb.Open(At);
        var error = Assert.Throws<SchemaMismatchException>(() => old.BeginWrite());
        Assert.Equal(2, error.Differences.Count);
        using var tx = db.BeginWrite();
        tx.Things.Insert(new() { Id = 1, Name = "a", Kind = Indexed.Kind.Plain });
        tx.Commit();
    }

    [Fact]
    public void Tables_of_two_schemas_live_in_one_file()
    {
        using var db = First.FirstDb.Open(At);
        using var other = store.Open();
        using (var tx = db.BeginWrite())
        {
            tx.Things.Insert(new() { Id = 1, Name = "a", Kind = First.Kind.Plain });
            tx.Commit();
        }
        Write(other, tx => tx.Items.Insert(Item(1)));
        using var read = db.BeginRead();
        Assert.Equal((1, 1), (read.Things.Count(), Count(other)));
    }

    [Fact]
    public void A_reference_added_to_filled_tables_is_checked()
    {
        Fill(("a", null), ("b", 1));
        Referring.ReferringDb.Open(At).Dispose();
        using var contradicting = new TemporaryStore();
        var at = LmdbStore.At(contradicting.Path, Fast);
        using (var db = First.FirstDb.Open(at))
        {
            using var tx = db.BeginWrite();
            tx.Things.Insert(new() { Id = 1, Name = "a", Kind = First.Kind.Plain, Group = 99 });
            tx.Commit();
        }
        Assert.Throws<ForeignKeyViolationException>(() => Referring.ReferringDb.Open(at));
    }

    [Fact]
    public void A_program_that_does_not_know_a_referring_table_may_not_write()
    {
        Referring.ReferringDb.Open(At).Dispose();
        var error = Assert.Throws<SchemaMismatchException>(() => First.FirstDb.Open(At));
        Assert.Contains(error.Differences, difference => difference.Contains("'notes'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_without_a_reference_of_the_file_is_refused_or_drops_it_when_told()
    {
        Referring.ReferringDb.Open(At).Dispose();
        var error = Assert.Throws<SchemaMismatchException>(() => First.FirstDb.Open(At));
        Assert.Contains(error.Differences, difference => difference.Contains("reference 'group' of table 'things'", StringComparison.Ordinal));
        using var db = First.FirstDb.Open(LmdbStore.At(store.Path, Fast with { DropUnknownIndexes = true }));
        using var tx = db.BeginWrite();
        tx.Things.Insert(new() { Id = 1, Name = "a", Kind = First.Kind.Plain, Group = 12345 });
        tx.Commit();
    }

    void Fill(params (string Name, int? Group)[] rows)
    {
        using var db = First.FirstDb.Open(At);
        using var tx = db.BeginWrite();
        var next = (tx.Things.Last()?.Id ?? 0) + 1;
        tx.Things.InsertMany(rows.Select((row, i) => new First.Thing { Id = next + i, Name = row.Name, Kind = First.Kind.Plain, Group = row.Group }));
        tx.Commit();
    }
}
