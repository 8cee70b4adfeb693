using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>
/// The tables in the order in which they are copied: behind those that they refer to. Where tables refer to each other in a circle, a
/// reference that can be null waits; one that cannot could not have been written either.
/// </summary>
static class CopyPlan
{
    public static IReadOnlyList<TableCopy> Of(Database source, Database target)
    {
        var tables = new Collector(source.Store, target.Store);
        source.ShowTables(tables);
        var waiting = tables.Found.OrderBy(table => table.Shape.Name, StringComparer.Ordinal).ToList();
        var order = new List<TableCopy>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(table => !RefersTo(table, waiting, isRequired: false))
                ?? waiting.Find(table => !RefersTo(table, waiting, isRequired: true))
                ?? waiting[0];
            waiting.Remove(next);
            Mark(next, waiting);
            order.Add(next);
        }
        return order;
    }

    static bool RefersTo(TableCopy table, List<TableCopy> others, bool isRequired) => table.Shape.References.Any(reference =>
        reference.To != table.Shape.Id && !(isRequired && CanBeNull(table.Shape, reference))
        && others.Exists(other => other.Shape.Id == reference.To));

    static void Mark(TableCopy table, List<TableCopy> behind)
    {
        var shape = table.Shape;
        table.IsWhole = shape.References.Any(reference => reference.To == shape.Id && !CanBeNull(shape, reference));
        table.Late = [.. Enumerable.Range(0, shape.References.Count).Where(at => IsLate(shape, shape.References[at], behind))];
    }

    static bool IsLate(TableShape table, ReferenceShape reference, List<TableCopy> behind) =>
        CanBeNull(table, reference) && (reference.To == table.Id || behind.Exists(other => other.Shape.Id == reference.To));

    static bool CanBeNull(TableShape table, ReferenceShape reference) =>
        reference.Fields.All(name => table.Fields.First(field => field.Name == name).IsNullable);

    sealed class Collector(StoreEngine source, StoreEngine target) : ITableVisitor
    {
        public List<TableCopy> Found { get; } = [];

        public void Visit<TLayout, TRow, TKey>()
            where TLayout : struct, ITableLayout<TRow, TKey>
            where TRow : class =>
            Found.Add(new TableCopy<TLayout, TRow, TKey>(source.Table<TLayout, TRow, TKey>(), target.Table<TLayout, TRow, TKey>()));
    }
}
