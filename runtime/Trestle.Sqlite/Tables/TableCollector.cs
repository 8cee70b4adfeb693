using Trestle.Layout;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Tables;

/// <summary>Makes the engine of every table that the generated database shows, and links their references.</summary>
sealed class TableCollector(SchemaShape schema, SqlTexts texts) : ITableVisitor
{
    readonly Dictionary<Guid, ISqliteTable> tables = [];

    /// <summary>By the type of the layout.</summary>
    public Dictionary<Type, object> ByLayout { get; } = [];

    public IEnumerable<ISqliteTable> All => tables.Values;

    public void Visit<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var table = new SqliteTable<TLayout, TRow, TKey>(schema, schema.Table(TLayout.Shape.Id), texts);
        tables.Add(table.Shape.Id, table);
        ByLayout.Add(typeof(TLayout), table);
    }

    /// <summary>Links the tables, when all have been shown.</summary>
    public void Finish()
    {
        var missing = schema.Tables.FirstOrDefault(table => !tables.ContainsKey(table.Id));
        if (missing is not null || tables.Count != schema.Tables.Count)
            throw new InvalidOperationException(
                $"The layouts given for schema '{schema.Name}' are not those of its tables (table '{missing?.Name}'). "
                    + "Open the store through the generated database class.");
        foreach (var child in tables.Values)
        {
            child.Targets = [.. child.Shape.References.Select(reference => tables[reference.To])];
            for (var i = 0; i < child.Targets.Count; i++)
                child.Targets[i].Inbound.Add(new InboundReference(child, i));
        }
    }
}
