using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>Makes the engine of every table that the generated database shows, and links their references.</summary>
/// <param name="schema">The schema of the program, with the names that the store has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TableCollector<TTable>(SchemaShape schema) : ITableVisitor
    where TTable : class, IRelationalTable<TTable>
{
    readonly Dictionary<Guid, TTable> tables = [];
    readonly Dictionary<Type, TTable> byLayout = [];

    /// <summary>Every table that was shown.</summary>
    public IEnumerable<TTable> All => tables.Values;

    /// <summary>The table of a layout. Throws <see cref="InvalidOperationException"/> when it was not shown.</summary>
    public TTable Of<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class => byLayout.TryGetValue(typeof(TLayout), out var table)
        ? table
        : throw new InvalidOperationException($"The store was not opened with table '{TLayout.Shape.Name}'. "
            + "Open it through the generated database class.");

    /// <inheritdoc/>
    public void Visit<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var table = Create<TLayout, TRow, TKey>(schema.Table(TLayout.Shape.Id));
        tables.Add(table.Shape.Id, table);
        byLayout.Add(typeof(TLayout), table);
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
                child.Targets[i].Inbound.Add(new InboundReference<TTable>(child, i));
        }
    }

    /// <summary>Makes the engine of a table.</summary>
    protected abstract TTable Create<TLayout, TRow, TKey>(TableShape shape)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class;
}
