using System.Globalization;
using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Emit.Writing;

/// <summary>How a constant of a schema is spelled in C#: an expression of exactly the field's CLR type.</summary>
public static class CSharpConstant
{
    static readonly BigInteger Mask64 = ulong.MaxValue;

    public static string Expression(SchemaModel schema, TypeModel type, ConstantModel constant) => (type, constant) switch
    {
        (_, NullConstant) => "null",
        (_, BoolConstant value) => value.Value ? "true" : "false",
        (IntegerType integer, IntegerConstant value) => Integer(integer, value.Value),
        (FloatType { Bits: 32 }, FloatConstant value) => Single((float)value.Value),
        (FloatType, FloatConstant value) => Double(value.Value),
        (DecimalType number, IntegerConstant value) => Decimal(number, value.Value),
        (TimestampType { IsNanoseconds: true }, IntegerConstant value) => $"new global::Trestle.NanoTimestamp({Text(value.Value)}L)",
        (TimestampType, IntegerConstant value) => $"global::Trestle.Micros.ToTimestamp({Text(value.Value)}L)",
        (TimeType, IntegerConstant value) => $"global::Trestle.Micros.ToTime({Text(value.Value)}L)",
        (DurationType, IntegerConstant value) => $"global::Trestle.Micros.ToDuration({Text(value.Value)}L)",
        (DateType, IntegerConstant value) => $"global::System.DateOnly.FromDayNumber({Text(value.Value)})",
        (EnumType named, EnumConstant value) => Member(schema, named, value),
        (JsonType, StringConstant value) => $"global::Trestle.Json.Parse({CSharp.Literal(value.Value)})",
        (_, StringConstant value) => CSharp.Literal(value.Value),
        (_, UuidConstant value) => $"new global::System.Guid(\"{value.Value:D}\")",
        (_, BytesConstant value) => $"global::Trestle.Bytes.Parse(\"{Hex(value.Value)}\")",
        _ => throw new ArgumentOutOfRangeException(nameof(constant), constant, $"A constant that a field of type {type} cannot have."),
    };

    static string Integer(IntegerType type, BigInteger value) => (type.Bits, type.IsSigned) switch
    {
        (8, true) => $"(sbyte)({Text(value)})",
        (8, false) => $"(byte){Text(value)}",
        (16, true) => $"(short)({Text(value)})",
        (16, false) => $"(ushort){Text(value)}",
        (32, true) => Text(value),
        (32, false) => Text(value) + "U",
        (64, true) => Text(value) + "L",
        (64, false) => Text(value) + "UL",
        (128, _) => value <= Mask64 ? $"(global::System.UInt128){Text(value)}UL" : Wide(value),
        _ when value <= Mask64 => $"(global::Trestle.UInt256){Text(value)}UL",
        _ => $"new global::Trestle.UInt256({Wide(value >> 128)}, {Wide(value & ((BigInteger.One << 128) - 1))})",
    };

    static string Wide(BigInteger value) => $"new global::System.UInt128({Text(value >> 64)}UL, {Text(value & Mask64)}UL)";

    static string Single(float value) =>
        float.IsNaN(value) ? "float.NaN"
        : float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
        : RoundTrip(value, text => float.Parse(text, CultureInfo.InvariantCulture), "G9") + "F";

    static string Double(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : RoundTrip(value, text => double.Parse(text, CultureInfo.InvariantCulture), "G17") + "D";

    // Older runtimes, on which a compiler may run, print some numbers with "R" that do not read back, and lose the sign of -0.
    static string RoundTrip<T>(T value, Func<string, T> parse, string exact)
        where T : struct, IEquatable<T>, IFormattable
    {
        if (value.Equals(default))
            return BitConverter.DoubleToInt64Bits(Convert.ToDouble(value, CultureInfo.InvariantCulture)) < 0 ? "-0.0" : "0.0";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return parse(text).Equals(value) ? text : value.ToString(exact, CultureInfo.InvariantCulture);
    }

    static string Decimal(DecimalType type, BigInteger scaled)
    {
        var digits = Text(BigInteger.Abs(scaled)).PadLeft(type.Scale + 1, '0');
        var point = digits.Length - type.Scale;
        var text = type.Scale == 0 ? digits : digits.Substring(0, point) + "." + digits.Substring(point);
        return (scaled.Sign < 0 ? "-" : "") + text + "M";
    }

    static string Member(SchemaModel schema, EnumType type, EnumConstant constant)
    {
        var members = schema.Enums.First(candidate => candidate.Name == type.Name).Members;
        var member = members.First(candidate => candidate.Name == constant.Member);
        return CSharp.Qualified(schema, type.Name) + "." + CSharp.Identifier(member.Identifier);
    }

    static string Hex(IEnumerable<byte> bytes) => string.Concat(bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
}
