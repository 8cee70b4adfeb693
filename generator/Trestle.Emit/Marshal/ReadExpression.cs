using Trestle.Emit.Records;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Marshal;

/// <summary>The expression that takes a member of a record out of plain values.</summary>
static class ReadExpression
{
    const string Value = "global::Trestle.Marshalling.PlainValue";
    const string Collection = "global::Trestle.Marshalling.PlainNested";

    public static string Of(SchemaModel schema, FieldModel field)
    {
        var name = CSharp.Literal(field.Name);
        var fallback = Fallback(schema, field);
        if (field.Type is JsonType)
            return field.IsNullable ? $"reader.NullableDocument({name}{fallback})" : Document(name, fallback);
        var read = Read(schema, field.Type);
        if (field.IsNullable)
            return $"reader.{(CSharp.IsReference(field.Type) ? "NullableReference" : "Nullable")}({name}, {read}{fallback})";
        return PropertyEmitter.IsRequired(field)
            ? $"reader.Required({name}, {read})"
            : $"reader.Optional({name}, {read}, {(fallback.Length > 0 ? fallback.Substring(2) : $"default({CSharp.Type(field)})")})";
    }

    static string Document(string name, string fallback) =>
        fallback.Length == 0 ? $"reader.RequiredDocument({name})" : $"reader.OptionalDocument({name}{fallback})";

    static string Fallback(SchemaModel schema, FieldModel field) =>
        field.Default is { } constant and not NullConstant ? ", " + CSharpConstant.Expression(schema, field.Type, constant) : "";

    /// <summary>A function from object to the CLR type.</summary>
    public static string Read(SchemaModel schema, TypeModel type) => type switch
    {
        EnumType named => PlainExpression.Names(schema, named) + ".Read",
        StructType named => $"static value => {Collection}.Struct(value, {CSharp.Qualified(schema, named.Name)}.Unmarshal)",
        ListType list => $"static value => {Collection}.List(value, {Read(schema, list.Element)})",
        MapType map => $"static value => {Collection}.Map(value, {Read(schema, map.Value)})",
        _ => $"{Value}.{Method(type)}",
    };

    static string Method(TypeModel type) => type switch
    {
        BoolType => "Bool",
        IntegerType integer => CodeWriter.Invariant($"{(integer.IsSigned ? "Int" : "UInt")}{integer.Bits}"),
        FloatType real => CodeWriter.Invariant($"Float{real.Bits}"),
        DecimalType => "Decimal",
        StringType => "Text",
        BytesType or FixedBytesType => "Bytes",
        UuidType => "Uuid",
        TimestampType { IsNanoseconds: true } => "NanoTimestamp",
        TimestampType => "Timestamp",
        DateType => "Date",
        TimeType => "Time",
        DurationType => "Duration",
        JsonType => "Document",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type this emitter does not know."),
    };
}
