using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Marshal;

/// <summary>The expression that makes a plain value of a record's member.</summary>
static class PlainExpression
{
    const string Plain = "global::Trestle.Marshalling.Plain";

    public static string Of(SchemaModel schema, FieldModel field)
    {
        // "this." keeps a member apart from a generated type of the same name.
        var member = "this." + CSharp.Identifier(field.Property);
        return field.Type switch
        {
            EnumType named => $"{Names(schema, named)}.Plain({member})",
            StructType => field.IsNullable ? $"{member}?.Marshal()" : $"{member}.Marshal()",
            ListType or MapType => OfDocument(schema, field.Type, member),
            _ => member,
        };
    }

    /// <summary>The plain form of a struct, list or map that is there.</summary>
    public static string OfDocument(SchemaModel schema, TypeModel type, string value) => type switch
    {
        ListType list => $"{Plain}.List({value}, {Element(schema, list.Element)})",
        MapType map => $"{Plain}.Map({value}, {Element(schema, map.Value)})",
        _ => $"{value}.Marshal()",
    };

    /// <summary>The generated names of an enum.</summary>
    public static string Names(SchemaModel schema, EnumType type) => CSharp.Qualified(schema, type.Name + "Names") + ".All";

    static string Element(SchemaModel schema, TypeModel type) => type switch
    {
        EnumType named => Names(schema, named) + ".Plain",
        StructType => "static item => item.Marshal()",
        _ => Plain + ".Value",
    };
}
