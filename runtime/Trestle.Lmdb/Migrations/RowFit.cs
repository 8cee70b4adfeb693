using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Lmdb.Catalog;
using Trestle.Migrations;

namespace Trestle.Lmdb.Migrations;

/// <summary>Whether rows that are not written anew can be read with the schema that a file comes to.</summary>
sealed class RowFit(SchemaShape was, SchemaShape after, IReadOnlyList<DroppedTable> restored, IReadOnlySet<Guid> swaps)
{
    /// <summary>Throws <see cref="MigrationException"/> when they cannot.</summary>
    public void Require(string place)
    {
        var stays = Find(was, was.Tables);
        var returns = restored.SelectMany(dropped => Find(dropped.Schema, dropped.Schema.Tables));
        var differences = stays.Concat(returns).ToList();
        if (differences.Count > 0)
            throw new MigrationException($"The rows of {place} cannot be read with schema '{after.Name}' as they are: "
                + $"{string.Join(" ", differences)} Let a step of 'trestle migrate add' say how they change.");
    }

    IReadOnlyList<string> Find(SchemaShape source, IReadOnlyList<TableShape> tables)
    {
        var pairs = tables.Where(table => after.FindTable(table.Id) is not null && !swaps.Contains(table.Id)).ToList();
        var before = source with { Structs = [.. source.Structs.Select(Narrow)], Tables = [.. pairs.Select(Narrow)] };
        var now = after with { Tables = [.. pairs.Select(table => ShadowTable.Bare(after.Table(table.Id)))] };
        return SchemaDifferences.Find(before, now, staleRemedy: null);
    }

    // What is gone is meant to be gone, and what was retired may come back: a step says so.
    TableShape Narrow(TableShape table)
    {
        var now = after.Table(table.Id);
        var key = table.Key.Select(name => table.Fields.First(field => field.Name == name).Tag).ToList();
        return ShadowTable.Bare(table) with
        {
            Fields = [.. table.Fields.Where(field => key.Contains(field.Tag) || now.Fields.Any(known => known.Tag == field.Tag))],
            Retired = [],
        };
    }

    StructShape Narrow(StructShape shape) => after.Structs.FirstOrDefault(known => known.Name == shape.Name) is { } now
        ? shape with { Fields = [.. shape.Fields.Where(field => now.Fields.Any(known => known.Tag == field.Tag))], Retired = [] }
        : shape;
}
