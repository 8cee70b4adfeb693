using Trestle.Copying;
using Trestle.Layout;

namespace Trestle.Tool.Rows;

/// <summary>The tables of a database class, each behind those that it refers to.</summary>
sealed class DatabaseTables : ITableVisitor
{
    readonly Dictionary<Guid, TableRows> found = [];

    /// <summary>All tables of a database, in the order in which rows can be loaded.</summary>
    public static IReadOnlyList<TableRows> Of(Database database)
    {
        var tables = new DatabaseTables();
        database.ShowTables(tables);
        return [.. TableOrder.Of(tables.found.Values.Select(table => table.Shape)).Select(tables.Marked)];
    }

    void ITableVisitor.Visit<TLayout, TRow, TKey>()
    {
        var rows = new TableRows<TLayout, TRow, TKey>();
        found.Add(rows.Shape.Id, rows);
    }

    // Rows of one table may refer to each other in one load.
    TableRows Marked(OrderedTable table)
    {
        var rows = found[table.Shape.Id];
        rows.Late = [.. table.Late.Where(at => table.Shape.References[at].To != table.Shape.Id)];
        return rows;
    }
}
