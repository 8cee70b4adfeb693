using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>The tables in the order in which they are copied.</summary>
static class CopyPlan
{
    public static IReadOnlyList<TableCopy> Of(Database source, Database target)
    {
        var tables = new Collector(source.Store, target.Store);
        source.ShowTables(tables);
        return [.. TableOrder.Of(tables.Found.Keys).Select(table => Marked(tables.Found[table.Shape], table))];
    }

    static TableCopy Marked(TableCopy copy, OrderedTable table)
    {
        copy.IsWhole = table.IsWhole;
        copy.Late = table.Late;
        return copy;
    }

    sealed class Collector(StoreEngine source, StoreEngine target) : ITableVisitor
    {
        public Dictionary<TableShape, TableCopy> Found { get; } = new(ReferenceEqualityComparer.Instance);

        public void Visit<TLayout, TRow, TKey>()
            where TLayout : struct, ITableLayout<TRow, TKey>
            where TRow : class
        {
            var copy = new TableCopy<TLayout, TRow, TKey>(source.Table<TLayout, TRow, TKey>(), target.Table<TLayout, TRow, TKey>());
            Found.Add(copy.Shape, copy);
        }
    }
}
