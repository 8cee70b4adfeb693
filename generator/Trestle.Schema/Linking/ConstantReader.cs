using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Linking;

/// <summary>Reads a constant as a value of a type. One reader per family of types; the first that knows the type decides.</summary>
static class ConstantReader
{
    /// <summary>What a constant of this type looks like, for messages; null when the type has no constants.</summary>
    public static string? Form(TypeModel type) => type switch
    {
        BoolType => "true or false",
        IntegerType integer => FormattableString.Invariant($"a whole number from {IntegerRange.Min(integer)} to {IntegerRange.Max(integer)}"),
        FloatType => "a finite number such as 0.5",
        DecimalType number => $"a number with at most {number.Precision - number.Scale} digits before and {number.Scale} after the point",
        StringType { MaxLength: { } max } => $"a text of at most {max} UTF-8 bytes",
        StringType => "a text",
        BytesType { MaxLength: { } max } => $"at most {max} bytes in hexadecimal, such as \"00ff\"",
        BytesType => "bytes in hexadecimal, such as \"00ff\"",
        FixedBytesType bytes => $"{bytes.Length} bytes in hexadecimal",
        UuidType => "a UUID such as \"0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11\"",
        TimestampType { IsNanoseconds: true } => "an instant from 1677-09-22 to 2262-04-11 such as \"2026-01-31T12:00:00.123456789Z\"",
        TimestampType => "an instant such as \"2026-01-31T12:00:00.123456Z\"",
        DateType => "a date such as \"2026-01-31\"",
        TimeType => "a time of day such as \"23:59:59.999999\"",
        DurationType => "a duration such as \"P1DT2H3M4.5S\"",
        EnumType named => $"the name of a member of '{named.Name}'",
        _ => null,
    };

    /// <summary>The value, or null when the constant is none of this type.</summary>
    public static ConstantModel? Read(ConstantNode node, TypeModel type, SchemaScope scope) => type switch
    {
        BoolType => !node.IsQuoted && node.Text is "true" or "false" ? new BoolConstant(node.Text == "true") : null,
        IntegerType integer => NumberConstants.Integer(node, integer),
        FloatType real => NumberConstants.Float(node, real),
        DecimalType number => NumberConstants.Decimal(node, number),
        StringType text => TextConstants.String(node, text),
        BytesType bytes => TextConstants.Bytes(node, 0, bytes.MaxLength ?? int.MaxValue),
        FixedBytesType bytes => TextConstants.Bytes(node, bytes.Length, bytes.Length),
        UuidType => TextConstants.Uuid(node),
        TimestampType timestamp => Iso8601.Timestamp(node.Text, timestamp.IsNanoseconds) is { } instant ? new IntegerConstant(instant) : null,
        DateType => Iso8601.Date(node.Text) is { } days ? new IntegerConstant(days) : null,
        TimeType => Iso8601.Time(node.Text) is { } time ? new IntegerConstant(time) : null,
        DurationType => IsoDuration.Read(node.Text) is { } span ? new IntegerConstant(span) : null,
        EnumType named => Member(node, scope.Enums[named.Name]!),
        _ => null,
    };

    static ConstantModel? Member(ConstantNode node, EnumModel type) =>
        node.Kind == ScalarKind.Text && type.Members.FirstOrDefault(member => member.Name == node.Text) is { } member
            ? new EnumConstant(member.Name, member.Value)
            : null;
}
