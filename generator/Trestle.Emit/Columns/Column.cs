using Trestle.Emit.Marshal;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Columns;

/// <summary>How a value passes between a record and the column of a relational store.</summary>
/// <param name="Bind">The call on the binder, for an expression that is not null.</param>
/// <param name="Read">The expression that takes the value from the reader.</param>
sealed record Column(Func<string, string> Bind, string Read)
{
    delegate Column? TryMap(SchemaModel schema, TypeModel type);

    static readonly TryMap[] Mappings =
    [
        (_, type) => type is DecimalType number ? Decimal(number) : null,
        (_, type) => type is EnumType named ? new(value => $"Enum((int){value})", $"({CSharp.Identifier(named.Name)})from.Enum()") : null,
        (schema, type) => type is StructType or ListType or MapType ? Document(schema, type) : null,
        (_, type) => Scalar(Method(type)),
    ];

    public static Column Of(SchemaModel schema, TypeModel type) =>
        Mappings.Select(map => map(schema, type)).First(column => column is not null)!;

    static Column Scalar(string method) => new(value => $"{method}({value})", $"from.{method}()");

    static Column Decimal(DecimalType type) => new(
        value => CodeWriter.Invariant($"Decimal({value}, {type.Precision}, {type.Scale})"),
        CodeWriter.Invariant($"from.Decimal({type.Precision}, {type.Scale})"));

    static Column Document(SchemaModel schema, TypeModel type) => new(
        value => $"Document(global::Trestle.Layout.ColumnDocument.Write({PlainExpression.OfDocument(schema, type, value)}))",
        $"global::Trestle.Layout.ColumnDocument.Read(from.Document(), {ReadExpression.Read(schema, type)})");

    static string Method(TypeModel type) => type switch
    {
        BoolType => "Bool",
        IntegerType integer => CodeWriter.Invariant($"{(integer.IsSigned ? "Int" : "UInt")}{integer.Bits}"),
        FloatType real => CodeWriter.Invariant($"Float{real.Bits}"),
        StringType => "Text",
        BytesType or FixedBytesType => "Binary",
        UuidType => "Uuid",
        TimestampType { IsNanoseconds: true } => "NanoTimestamp",
        TimestampType => "Timestamp",
        DateType => "Date",
        TimeType => "Time",
        DurationType => "Duration",
        JsonType => "Json",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type this emitter does not know."),
    };
}
