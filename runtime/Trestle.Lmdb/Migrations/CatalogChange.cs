using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Migrations;

namespace Trestle.Lmdb.Migrations;

/// <summary>
/// What the catalog of a file becomes when its schema does, and what that does to its trees. Rows are nowhere written: a name is a word of
/// the catalog, a dropped tree stays, and rows in a new form have a tree of their own.
/// </summary>
sealed class CatalogChange
{
    readonly string place;
    readonly SchemaShape was;
    readonly SchemaShape after;
    readonly EntryForms forms;
    readonly HashSet<Guid> swaps;
    readonly List<TableShape> tables = [];
    readonly List<string> emptied = [];
    readonly List<Guid> shadows = [];
    readonly List<MigrationAction> actions = [];

    CatalogChange(string place, FileCatalog before, SchemaShape after, IReadOnlyList<Guid> swaps)
    {
        this.place = place;
        this.after = after;
        was = before.Schema is { } schema ? ReservedTables.LeaveOut(schema) : new SchemaShape(after.Name, [], [], []);
        forms = new EntryForms(was, after);
        Catalog = before;
        this.swaps = [.. swaps.Where(table => before.Schema?.FindTable(ShadowTable.Id(table)) is not null)];
    }

    /// <summary>The catalog afterwards.</summary>
    public FileCatalog Catalog { get; private set; }

    /// <summary>Named databases whose entries are of no use any more.</summary>
    public IReadOnlyList<string> Emptied => emptied;

    /// <summary>The shadow tables that are in the place of others now.</summary>
    public IReadOnlyList<Guid> Shadows => shadows;

    /// <summary>What is done, in words.</summary>
    public IReadOnlyList<MigrationAction> Actions => actions;

    /// <summary>Plans it. Throws <see cref="MigrationException"/> when rows would have to be written anew.</summary>
    /// <param name="place">What messages call the file.</param>
    /// <param name="before">The catalog as it is.</param>
    /// <param name="after">The schema to come to.</param>
    /// <param name="swaps">Tables whose rows are in a shadow table.</param>
    public static CatalogChange Of(string place, FileCatalog before, SchemaShape after, IReadOnlyList<Guid> swaps)
    {
        var change = new CatalogChange(place, before, after, swaps);
        change.Plan();
        return change;
    }

    void Plan()
    {
        var restored = after.Tables.Select(table => Catalog.Dropped(table.Id)).OfType<DroppedTable>().ToList();
        new RowFit(was, after, restored, swaps).Require(place);
        foreach (var table in was.Tables.Where(table => after.FindTable(table.Id) is null))
            Drop(table);
        foreach (var table in after.Tables)
            Come(table, restored.FirstOrDefault(dropped => dropped.Shape.Id == table.Id));
        Catalog = Catalog with { Schema = after with { Docs = [], Tables = [.. ById(tables.Concat(Reserved()))] } };
    }

    void Drop(TableShape table)
    {
        Say($"put the rows of '{table.Name}' under a tombstone");
        foreach (var index in table.Indexes)
            Empty(Catalog.Trees.Of(index.Id));
        var dropped = DroppedTable.Of(was, table, isRewritten: false, Catalog.Trees.Of(table.Id), Catalog.Tables);
        Catalog = (Catalog with { Trees = Catalog.Trees.Without(table.Id) }).With([.. Catalog.Tables, dropped]);
    }

    void Come(TableShape table, DroppedTable? restored)
    {
        if (swaps.Contains(table.Id))
            Swap(table);
        else if (was.FindTable(table.Id) is { } before)
            Change(before, table);
        else if (restored is not null)
            Restore(table, restored);
        else
            Create(table);
    }

    void Swap(TableShape table)
    {
        Say($"put the rows of '{table.Name}' in their new form in the place of the old ones");
        var shadow = ShadowTable.Id(table.Id);
        var tree = Catalog.Trees.Of(shadow);
        if (was.FindTable(table.Id) is { } before)
        {
            foreach (var index in before.Indexes)
                Empty(Catalog.Trees.Of(index.Id));
            Catalog = Catalog.With(
                [.. Catalog.Tables, DroppedTable.Of(was, before, isRewritten: true, Catalog.Trees.Of(table.Id), Catalog.Tables)]);
        }
        shadows.Add(shadow);
        Catalog = Catalog with
        {
            Trees = Catalog.Trees.Without(shadow).With(table.Id, tree),
            Fields = [.. Catalog.Fields.Where(field => field.Table != table.Id)],
        };
        tables.Add(ShadowTable.Bare(table));
        SayOfIndexes(table, ShadowTable.Bare(table));
    }

    void Restore(TableShape table, DroppedTable dropped)
    {
        Say($"take the rows of '{table.Name}' back from under their tombstone");
        Catalog = Catalog.Restore(dropped);
        tables.Add(ShadowTable.Bare(table));
        SayOfIndexes(table, ShadowTable.Bare(table));
    }

    void Create(TableShape table)
    {
        Say($"create table '{table.Name}'");
        Catalog = Catalog with { Trees = Catalog.Trees.Allocate(table.Id) };
        Empty(Catalog.Trees.Of(table.Id));
        tables.Add(ShadowTable.Bare(table));
        SayOfIndexes(table, ShadowTable.Bare(table));
    }

    void Change(TableShape before, TableShape table)
    {
        if (before.Name != table.Name)
            Say($"rename table '{before.Name}' to '{table.Name}'");
        ChangeFields(before, table);
        foreach (var index in before.Indexes.Where(index => !forms.Keeps(before, index, table)))
        {
            Say($"empty index '{index.Name}' of table '{table.Name}'");
            Empty(Catalog.Trees.Of(index.Id));
        }
        var kept = table with
        {
            Indexes = [.. table.Indexes.Where(index => before.Indexes.Any(known => known.Id == index.Id && forms.Keeps(before, known, table)))],
            References = [.. table.References.Where(reference => !swaps.Contains(reference.To) && IsKept(before, table, reference))],
        };
        tables.Add(kept);
        SayOfIndexes(table, kept);
    }

    void ChangeFields(TableShape before, TableShape table)
    {
        foreach (var field in before.Fields)
        {
            var same = table.Fields.FirstOrDefault(candidate => candidate.Tag == field.Tag);
            if (same is null)
                Put(new DroppedField(table.Id, field.Tag, field.Name), table);
            else if (same.Name != field.Name)
                Say($"rename field '{field.Name}' of table '{table.Name}' to '{same.Name}'");
        }
        foreach (var field in table.Fields.Where(field => before.Fields.All(known => known.Tag != field.Tag)))
        {
            Say($"read field '{field.Name}' of table '{table.Name}' from the rows that have it");
            Catalog = Catalog with { Fields = [.. Catalog.Fields.Where(known => (known.Table, known.Tag) != (table.Id, field.Tag))] };
        }
    }

    void Put(DroppedField field, TableShape table)
    {
        Say($"leave field '{field.Name}' of table '{table.Name}' in the rows, unread");
        Catalog = Catalog with { Fields = [.. Catalog.Fields.Where(known => known.Tombstone != field.Tombstone), field] };
    }

    bool IsKept(TableShape before, TableShape table, ReferenceShape reference) => before.References.Any(known =>
        known.To == reference.To && forms.Keeps(before, known, table with { References = [reference] }));

    void SayOfIndexes(TableShape table, TableShape kept)
    {
        foreach (var index in table.Indexes.Except(kept.Indexes))
            Say($"build index '{index.Name}' of table '{table.Name}' from its rows");
        foreach (var reference in table.References.Except(kept.References))
            Say($"check reference '{reference.Name}' of table '{table.Name}'");
    }

    void Say(string text) => actions.Add(new(text, "", false));

    void Empty(string tree) => emptied.Add(tree);

    IEnumerable<TableShape> Reserved() =>
        Catalog.Schema?.Tables.Where(table => ReservedTables.Contains(table) && !shadows.Contains(table.Id)) ?? [];

    static IEnumerable<TableShape> ById(IEnumerable<TableShape> all) => all.OrderBy(table => table.Id.ToString(), StringComparer.Ordinal);
}
