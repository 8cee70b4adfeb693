using System.ComponentModel;
using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Relational.Moves;

/// <summary>
/// How a relational store comes from one schema to another, table by table and by identities alone: a pure function of both and of what
/// lies under tombstones. Versions are columns among the others.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaMove
{
    readonly SqlDialect dialect;
    readonly MoveRequest request;
    readonly List<Burial> left;
    int serial;

    /// <summary>Finds the way.</summary>
    public SchemaMove(SqlDialect dialect, MoveRequest request)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(request);
        this.dialect = dialect;
        this.request = request;
        left = [.. request.Burials];
        serial = request.Burials.Select(burial => burial.Serial).DefaultIfEmpty().Max();
        Before = VersionColumn.AddTo(request.Before);
        Goal = WithReserved(request);
        After = VersionColumn.AddTo(Goal);
        Dropped = [.. Before.Tables.Where(IsDropped).Select(Bury)];
        Tables = [.. After.Tables.Select(Move)];
        Burials = [.. left.Concat(Tables.SelectMany(table => table.Dropped)).Concat(Dropped.Select(pair => pair.As)).OrderBy(burial => burial.Serial)];
    }

    /// <summary>The schema of the store.</summary>
    public SchemaShape Before { get; }

    /// <summary>The schema that it comes to, with the reserved tables that stay.</summary>
    public SchemaShape After { get; }

    /// <summary>As <see cref="After"/>, without columns for versions: what the catalog holds then.</summary>
    public SchemaShape Goal { get; }

    /// <summary>The tables of <see cref="After"/>.</summary>
    public IReadOnlyList<TableMove> Tables { get; }

    /// <summary>Tables that go, or whose rows were written anew, and what becomes of them.</summary>
    public IReadOnlyList<(TableShape Was, Burial As)> Dropped { get; }

    /// <summary>What lies under tombstones afterwards.</summary>
    public IReadOnlyList<Burial> Burials { get; }

    /// <summary>
    /// Throws <see cref="MigrationException"/> when rows would have to be written anew that are not.
    /// </summary>
    public void RequireForms(string place)
    {
        foreach (var table in Tables.Where(table => table.Was is not null && !table.IsSwap))
        {
            if (Obstacle(table) is { } obstacle)
                throw new MigrationException($"{obstacle}, and its rows in {place} have the old form. Let a step of the schema's history say so "
                    + "with 'trestle migrate add', which writes them anew.");
        }
    }

    /// <summary>Whether a table can go over without its rows being written anew.</summary>
    public bool KeepsRows(Guid table) =>
        Tables.FirstOrDefault(move => move.Now.Id == table) is not { Was: not null } move || Obstacle(move) is null;

    // Only tables under their reserved names, and shadows that are not taken up, are nobody's to drop.
    static SchemaShape WithReserved(MoveRequest request)
    {
        var taken = request.Swaps.Select(ShadowTable.Id).ToHashSet();
        var reserved = request.Before.Tables.Where(table => ReservedTables.Contains(table)
            && !taken.Contains(table.Id) && request.After.FindTable(table.Id) is null);
        return request.After with
        {
            Tables = [.. request.After.Tables.Concat(reserved).OrderBy(table => table.Id.ToString(), StringComparer.Ordinal)],
        };
    }

    bool IsDropped(TableShape table) => request.Swaps.Contains(table.Id)
        || (After.FindTable(table.Id) is null && !ReservedTables.Contains(table));

    (TableShape, Burial) Bury(TableShape table)
    {
        var burial = Burial.Of(++serial, request.Before, table);
        for (var at = 0; at < left.Count; at++)
        {
            if (left[at] is { Tag: not null, Holder: null } column && column.Table == table.Id)
                left[at] = column with { Holder = burial.Serial };
        }
        return (table, burial);
    }

    TableMove Move(TableShape now)
    {
        if (request.Swaps.Contains(now.Id))
            return Swap(now);
        if (Before.FindTable(now.Id) is { } was)
            return Change(Before, was, now, holder: null);
        if (left.LastOrDefault(burial => burial.Table == now.Id && burial.Tag is null) is not { } tomb)
            return new TableMove(Before, null, now);
        var restored = Change(tomb.Schema, tomb.Lying, now, tomb.Serial);
        if (Obstacle(restored) is not null)
            return new TableMove(Before, null, now);
        left.Remove(tomb);
        Release(tomb);
        return restored with { Lying = [.. restored.Lying.Select(column => column with { Holder = null })] };
    }

    // What a shadow table holds is in the new form already, so that its types mean what those of the goal do.
    TableMove Swap(TableShape now)
    {
        var shadow = Before.FindTable(ShadowTable.Id(now.Id)) ?? throw new MigrationException(
            $"Table '{now.Name}' is to be put in the place of one that is not there. Run the migration again.");
        return new TableMove(After, shadow with { Id = now.Id }, now) { IsSwap = true };
    }

    TableMove Change(SchemaShape schema, TableShape was, TableShape now, int? holder)
    {
        var columns = left.Where(burial => burial.Table == now.Id && burial.Tag is not null && burial.Holder == holder).ToList();
        var back = now.Fields.Where(field => was.Fields.All(known => known.Tag != field.Tag))
            .Select(field => columns.LastOrDefault(column => column.Tag == field.Tag && Fits(column, field)))
            .OfType<Burial>().ToList();
        back.ForEach(column => left.Remove(column));
        var gone = was.Fields.Where(field => now.Fields.All(known => known.Tag != field.Tag)).ToList();
        return new TableMove(schema, was with { Fields = [.. was.Fields, .. back.Select(column => column.Column)] }, now)
        {
            Restored = back,
            Lying = [.. columns.Except(back)],
            Dropped = request.Buries ? [.. gone.Select(field => Burial.Of(++serial, schema, was, field))] : [],
        };
    }

    void Release(Burial tomb)
    {
        for (var at = 0; at < left.Count; at++)
        {
            if (left[at].Holder == tomb.Serial)
                left[at] = left[at] with { Holder = null };
        }
    }

    bool Fits(Burial column, FieldShape field) => ColumnFit.KeepsForm(dialect, column.Schema, column.Column, After, field);

    string? Obstacle(TableMove table)
    {
        var (was, now) = (table.Was!, table.Now);
        if (!Tags(was, was.Key).SequenceEqual(Tags(now, now.Key)))
            return $"The key of table '{now.Name}' becomes ({string.Join(", ", now.Key)})";
        if (request.Divides && Division(was) != Division(now))
            return $"Table '{now.Name}' is partitioned otherwise";
        var field = now.Fields.FirstOrDefault(field => table.Before(field.Tag) is { } before
            && !ColumnFit.KeepsForm(dialect, table.WasSchema, before, After, field));
        return field is null ? null : $"Field '{field.Name}' of table '{now.Name}' becomes {field.Type}";
    }

    static (int Tag, int Count)? Division(TableShape table) =>
        table.Partition is { } partition ? (Tags(table, [partition.On]).First(), partition.Count) : null;

    static IEnumerable<int> Tags(TableShape table, IEnumerable<string> names) =>
        names.Select(name => table.Fields.First(field => field.Name == name).Tag);
}
