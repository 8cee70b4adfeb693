using Trestle.Emit.Codecs;
using Trestle.Schema.Model;
using Trestle.Schema.Stats;

namespace Trestle.Emit;

/// <summary>Cuts a schema down to what one file depends on.</summary>
static class SchemaSlice
{
    /// <summary>A table with the structs and enums that it reaches.</summary>
    public static SchemaModel Of(SchemaModel schema, TableModel table) => schema.Structs.Count + schema.Enums.Count == 0
        ? schema with { Doc = null, Tables = new([table]) }
        : Cut(schema, StructUse.Reached(schema, table), table.Fields, [table]);

    /// <summary>
    /// A struct with the structs and enums that it reaches. Of the tables that use it, only the serializations count: each has a
    /// nameless stand-in.
    /// </summary>
    public static SchemaModel Of(SchemaModel schema, StructModel model)
    {
        var standIns = StructUse.Of(schema, model).Select(serialization => StandIn(model, serialization)).ToArray();
        return Cut(schema, StructUse.Reached(schema, StandIn(model, Serialization.FlatBuffers)), model.Fields, standIns);
    }

    /// <summary>An enum alone.</summary>
    public static SchemaModel Of(SchemaModel schema, EnumModel model) =>
        schema with { Doc = null, Enums = new([model]), Structs = default, Tables = default };

    /// <summary>The name alone.</summary>
    public static SchemaModel Of(SchemaModel schema) => schema with { Doc = null, Enums = default, Structs = default, Tables = default };

    /// <summary>The tables of which something is known, by their names alone.</summary>
    public static SchemaModel Of(SchemaModel schema, IReadOnlyCollection<TableSize> sizes) => Of(schema) with
    {
        Tables = new(schema.Tables.Where(table => sizes.Any(size => size.Id == table.Id)).Select(Named)),
    };

    static TableModel Named(TableModel table) =>
        new(table.Name, table.Property, table.Record, table.Id, null, default, default, default, default, default, default, "");

    static SchemaModel Cut(SchemaModel schema, HashSet<string> reached, IEnumerable<FieldModel> fields, IEnumerable<TableModel> tables)
    {
        var structs = schema.Structs.Where(model => reached.Contains(model.Name)).ToArray();
        var types = fields.Concat(structs.SelectMany(model => model.Fields)).Select(field => field.Type);
        var enums = new HashSet<string>(types.Select(EnumName).OfType<string>());
        return schema with
        {
            Doc = null,
            Enums = new(schema.Enums.Where(model => enums.Contains(model.Name))),
            Structs = new(structs),
            Tables = new(tables),
        };
    }

    static TableModel StandIn(StructModel model, Serialization serialization)
    {
        var field = new FieldModel("", "", 1, new StructType(model.Name), false, null, null, null, GenerateKind.None, null);
        return new("", "", "", Guid.Empty, null, default, serialization, new([field]), default, default, default, "");
    }

    static string? EnumName(TypeModel type) => type switch
    {
        EnumType named => named.Name,
        ListType list => EnumName(list.Element),
        MapType map => EnumName(map.Value),
        _ => null,
    };
}
