using Trestle.Schema.Model;

namespace Trestle.Emit.Writing;

/// <summary>How schema things are spelled in C#.</summary>
public static class CSharp
{
    static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while", "field", "value", "required", "scoped", "file", "record", "init",
    ];

    /// <summary>The name as an identifier: keywords get an <c>@</c>.</summary>
    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The name of a parameter or local for a field: camelCase, escaped.</summary>
    public static string Parameter(FieldModel field) =>
        Identifier(char.ToLowerInvariant(field.Property[0]) + field.Property.Substring(1));

    /// <summary>The type of a field's member in a record, with its <c>?</c>.</summary>
    public static string Type(FieldModel field) => field.IsNullable ? Type(field.Type) + "?" : Type(field.Type);

    /// <summary>The type of a non-null value. Generated types are in the same namespace and stand by their simple name.</summary>
    public static string Type(TypeModel type) => type switch
    {
        BoolType => "bool",
        IntegerType integer => Integer(integer),
        FloatType { Bits: 32 } => "float",
        FloatType => "double",
        DecimalType => "decimal",
        StringType => "string",
        BytesType or FixedBytesType => "global::Trestle.Bytes",
        UuidType => "global::System.Guid",
        TimestampType { IsNanoseconds: true } => "global::Trestle.NanoTimestamp",
        TimestampType => "global::System.DateTimeOffset",
        DateType => "global::System.DateOnly",
        TimeType => "global::System.TimeOnly",
        DurationType => "global::System.TimeSpan",
        EnumType named => Identifier(named.Name),
        StructType named => Identifier(named.Name),
        ListType list => $"global::System.Collections.Generic.IReadOnlyList<{Type(list.Element)}>",
        MapType map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Type(map.Value)}>",
        JsonType => "global::Trestle.Json",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type this emitter does not know."),
    };

    /// <summary>Whether the C# type of a non-null value is a reference type.</summary>
    public static bool IsReference(TypeModel type) => type is StringType or StructType or ListType or MapType;

    /// <summary>The type by which a table's rows are found: the field's own, or the generated key struct of a composite key.</summary>
    public static string KeyType(TableModel table) =>
        table.Key.Count == 1 ? Type(table.Field(table.Key[0]).Type) : table.Record + "Key";

    /// <summary>A generated type by its full name: for expressions, where a member of the same name would hide the simple one.</summary>
    public static string Qualified(SchemaModel schema, string type) =>
        "global::" + string.Join(".", schema.Namespace.Split('.').Append(type).Select(Identifier));

    /// <summary>Text for the inside of an XML documentation element: one line, escaped.</summary>
    public static string Xml(string text) => DocComment.XmlLine(text);

    /// <summary>A C# string literal.</summary>
    public static string Literal(string value)
    {
        var text = new System.Text.StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c is < ' ' or > '~')
                text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }
        return text.Append('"').ToString();
    }

    static string Integer(IntegerType type) => (type.Bits, type.IsSigned) switch
    {
        (8, true) => "sbyte",
        (8, false) => "byte",
        (16, true) => "short",
        (16, false) => "ushort",
        (32, true) => "int",
        (32, false) => "uint",
        (64, true) => "long",
        (64, false) => "ulong",
        (128, _) => "global::System.UInt128",
        _ => "global::Trestle.UInt256",
    };
}
