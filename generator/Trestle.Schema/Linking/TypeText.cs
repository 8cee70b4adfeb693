using System.Globalization;
using Trestle.Schema.Model;

namespace Trestle.Schema.Linking;

/// <summary>The text of a type, as in YAML; a maximum of <c>bytes</c>, which YAML gives as <c>maxLength</c>, is <c>bytes(max n)</c>.</summary>
public static class TypeText
{
    public static string Of(TypeModel type) => type switch
    {
        BoolType => "bool",
        IntegerType integer => (integer.IsSigned ? "int" : "uint") + Number(integer.Bits),
        FloatType real => "float" + Number(real.Bits),
        DecimalType number => $"decimal({Number(number.Precision)},{Number(number.Scale)})",
        StringType { MaxLength: { } max } => $"string({Number(max)})",
        StringType => "string",
        BytesType { MaxLength: { } max } => $"bytes(max {Number(max)})",
        BytesType => "bytes",
        FixedBytesType bytes => $"bytes({Number(bytes.Length)})",
        UuidType => "uuid",
        TimestampType { IsNanoseconds: true } => "timestamp(ns)",
        TimestampType => "timestamp",
        DateType => "date",
        TimeType => "time",
        DurationType => "duration",
        EnumType named => named.Name,
        StructType named => named.Name,
        ListType list => $"list<{Of(list.Element)}>",
        MapType map => $"map<string, {Of(map.Value)}>",
        JsonType => "json",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type without a text."),
    };

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
