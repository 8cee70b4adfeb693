using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>The serializations in which a struct occurs.</summary>
static class StructUse
{
    public static IEnumerable<Serialization> Of(SchemaModel schema, StructModel model) => schema.Tables
        .Where(table => Reached(schema, table).Contains(model.Name))
        .Select(table => table.Serialization)
        .Distinct()
        .OrderBy(serialization => serialization);

    /// <summary>The structs inside of a table's rows, at any depth.</summary>
    public static HashSet<string> Reached(SchemaModel schema, TableModel table)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<FieldModel>(table.Fields);
        while (pending.Count > 0)
        {
            if (Name(pending.Dequeue().Type) is not { } name || !reached.Add(name))
                continue;
            foreach (var field in schema.Structs.First(candidate => candidate.Name == name).Fields)
                pending.Enqueue(field);
        }
        return reached;
    }

    static string? Name(TypeModel type) => type switch
    {
        StructType named => named.Name,
        ListType list => Name(list.Element),
        MapType map => Name(map.Value),
        _ => null,
    };
}
