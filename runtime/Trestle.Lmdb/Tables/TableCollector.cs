using Trestle.Layout;
using Trestle.Lmdb.References;

namespace Trestle.Lmdb.Tables;

/// <summary>Makes the tables of an engine from the layouts that the program shows, and ties their references together.</summary>
sealed class TableCollector(SchemaShape schema, Func<Guid, uint> dbi, int maxKeySize) : ITableVisitor
{
    readonly Dictionary<Guid, ILmdbTable> tables = [];
    readonly List<Action> finishing = [];

    /// <summary>By the type of the layout.</summary>
    public Dictionary<Type, object> ByLayout { get; } = [];

    public void Visit<TLayout, TRow, TKey>()
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var shape = TLayout.Shape;
        var trees = Enumerable.Range(-1, shape.Indexes.Count + 1)
            .Select(index => new LmdbTree(shape, index, dbi(index < 0 ? shape.Id : shape.Indexes[index].Id)))
            .ToArray();
        var table = new LmdbTable<TLayout, TRow, TKey>(new LmdbTableSpace(shape, trees[0], trees[1..]), maxKeySize);
        tables.Add(shape.Id, table);
        ByLayout.Add(typeof(TLayout), table);
        finishing.Add(() => table.Outbound = new OutboundReferences(table, [.. shape.References.Select(reference => tables[reference.To])]));
    }

    /// <summary>The tables, when all have been shown.</summary>
    public IReadOnlyDictionary<Guid, ILmdbTable> Finish()
    {
        var missing = schema.Tables.FirstOrDefault(table => !tables.ContainsKey(table.Id));
        if (missing is not null || tables.Count != schema.Tables.Count)
            throw new InvalidOperationException(
                $"The layouts given for schema '{schema.Name}' are not those of its tables (table '{missing?.Name}'). "
                    + "Open the store through the generated database class.");
        foreach (var finish in finishing)
            finish();
        foreach (var table in tables.Values)
            LinkInbound(table);
        return tables;
    }

    void LinkInbound(ILmdbTable child)
    {
        for (var i = 0; i < child.Space.Shape.References.Count; i++)
        {
            var target = tables[child.Space.Shape.References[i].To];
            target.Inbound.Add(new InboundReference(child, i, target.Space.Shape));
        }
    }
}
