using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>Whether the rows of a table have the same form in two schemas, so that the layout of either reads both: names are labels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableForm
{
    /// <summary>Whether both have the same key and the same fields, in the same serialization.</summary>
    public static bool IsSame(SchemaShape schema, TableShape table, SchemaShape otherSchema, TableShape other)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(otherSchema);
        ArgumentNullException.ThrowIfNull(other);
        return table.Serialization == other.Serialization && table.IsVersioned == other.IsVersioned
            && Tags(table).SequenceEqual(Tags(other))
            && table.Fields.OrderBy(field => field.Tag).Select(Form).SequenceEqual(other.Fields.OrderBy(field => field.Tag).Select(Form))
            && Types(schema, table).AsSpan().SequenceEqual(Types(otherSchema, other));
    }

    static IEnumerable<int> Tags(TableShape table) => table.Key.Select(name => table.Fields.First(field => field.Name == name).Tag);

    static (int Tag, string Type, bool IsNullable) Form(FieldShape field) => (field.Tag, field.Type, field.IsNullable);

    // The structs that the fields name, and those that these name.
    static byte[] Types(SchemaShape schema, TableShape table)
    {
        var found = new List<StructShape>();
        Collect(schema, table.Fields, found);
        return new SchemaShape("", [], [.. found.OrderBy(shape => shape.Name, StringComparer.Ordinal)], []).ToJson();
    }

    static void Collect(SchemaShape schema, IReadOnlyList<FieldShape> fields, List<StructShape> found)
    {
        foreach (var shape in schema.Structs.Where(shape => !found.Contains(shape) && fields.Any(field => Names(field.Type, shape.Name))))
        {
            found.Add(shape);
            Collect(schema, shape.Fields, found);
        }
    }

    // As a whole word: a type is a name, or one within list<> or map<>.
    static bool Names(string type, string name) => type.Split('<', '>', ',', ' ').Contains(name);
}
