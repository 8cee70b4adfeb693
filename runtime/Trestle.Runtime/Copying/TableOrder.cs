using Trestle.Layout;

namespace Trestle.Copying;

/// <summary>
/// The order in which rows are brought into a database: tables behind those that they refer to. Where tables refer to each other in a
/// circle, a reference that can be null waits; one that cannot could not have been written either.
/// </summary>
static class TableOrder
{
    /// <summary>All tables, each behind those that it must follow.</summary>
    public static IReadOnlyList<OrderedTable> Of(IEnumerable<TableShape> tables)
    {
        var waiting = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var order = new List<OrderedTable>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(table => !RefersTo(table, waiting, isRequired: false))
                ?? waiting.Find(table => !RefersTo(table, waiting, isRequired: true))
                ?? waiting[0];
            waiting.Remove(next);
            order.Add(Ordered(next, waiting));
        }
        return order;
    }

    static bool RefersTo(TableShape table, List<TableShape> others, bool isRequired) => table.References.Any(reference =>
        reference.To != table.Id && !(isRequired && CanBeNull(table, reference)) && others.Exists(other => other.Id == reference.To));

    static OrderedTable Ordered(TableShape table, List<TableShape> behind) => new(
        table,
        [.. Enumerable.Range(0, table.References.Count).Where(at => IsLate(table, table.References[at], behind))],
        table.References.Any(reference => reference.To == table.Id && !CanBeNull(table, reference)));

    static bool IsLate(TableShape table, ReferenceShape reference, List<TableShape> behind) =>
        CanBeNull(table, reference) && (reference.To == table.Id || behind.Exists(other => other.Id == reference.To));

    static bool CanBeNull(TableShape table, ReferenceShape reference) =>
        reference.Fields.All(name => table.Fields.First(field => field.Name == name).IsNullable);
}

/// <summary>A table in the order.</summary>
/// <param name="Shape">The table.</param>
/// <param name="Late">The positions of the references whose rows may come later than those that refer to them.</param>
/// <param name="IsWhole">Whether the rows refer to each other and cannot do without, so that they must come all at once.</param>
sealed record OrderedTable(TableShape Shape, IReadOnlyList<int> Late, bool IsWhole);
