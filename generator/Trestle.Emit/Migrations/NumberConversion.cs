using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>How numbers become other numbers. A member of an enum is one of 32 bits.</summary>
static class NumberConversion
{
    const string Runtime = "global::Trestle.Migrations.Conversion";
    const string Big = "global::System.Numerics.BigInteger";

    static readonly IntegerType OfEnum = new(32, true);

    /// <summary>Null when one of the two is no number.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="to">The type that it gets.</param>
    /// <param name="qualify">The full name of an enum of the schema that it goes to.</param>
    /// <param name="place">The arguments that name the field.</param>
    public static Func<string, string>? Find(TypeModel from, TypeModel to, Func<string, string> qualify, string place)
    {
        if (from is EnumType)
            return Find(OfEnum, to, qualify, place) is { } ofEnum ? value => ofEnum($"(int){value}") : null;
        if (to is EnumType named)
            return Find(from, OfEnum, qualify, place) is { } toEnum ? value => $"({qualify(named.Name)})({toEnum(value)})" : null;
        return (from, to) switch
        {
            (IntegerType was, IntegerType now) => Integers(was, now, place),
            (IntegerType was, FloatType or DecimalType) => FromInteger(was, to, place),
            (FloatType or DecimalType, IntegerType now) => ToInteger(CSharp.Type(from), now, value => value, place),
            (FloatType was, FloatType now) => Floats(was, now, place),
            (FloatType, DecimalType) => value => $"{Runtime}.Decimal<{CSharp.Type(from)}>({value}, {place})",
            (DecimalType, FloatType) => value => $"{Runtime}.Float<{CSharp.Type(to)}>({value}, {place})",
            (DecimalType, DecimalType) => value => value,
            _ => null,
        };
    }

    static Func<string, string> Integers(IntegerType from, IntegerType to, string place)
    {
        if (from == to)
            return value => value;
        if (to.Bits <= 128 && from.Bits < to.Bits && (to.IsSigned || !from.IsSigned))
            return value => $"({CSharp.Type(to)}){value}";
        return ToInteger(Exact(from), to, value => Exact(from, value), place);
    }

    static Func<string, string> ToInteger(string from, IntegerType to, Func<string, string> exact, string place) => to.Bits == 256
        ? value => $"{Runtime}.Wide<{from}>({exact(value)}, {place})"
        : value => $"{Runtime}.Whole<{from}, {CSharp.Type(to)}>({exact(value)}, {place})";

    static Func<string, string> FromInteger(IntegerType from, TypeModel to, string place) => from.Bits < Precision(to)
        ? value => $"({CSharp.Type(to)}){value}"
        : value => $"{Runtime}.Exact<{Exact(from)}, {CSharp.Type(to)}>({Exact(from, value)}, {place})";

    static Func<string, string> Floats(FloatType from, FloatType to, string place) => (from.Bits, to.Bits) switch
    {
        (32, 64) => value => $"(double){value}",
        (64, 32) => value => $"{Runtime}.Nearest({value}, {place})",
        _ => value => value,
    };

    // The integers that fit the type have fewer bits than this.
    static int Precision(TypeModel type) => type switch
    {
        FloatType { Bits: 32 } => 24,
        FloatType => 53,
        _ => 96,
    };

    // The one of 256 bits is none of the framework's numbers.
    static string Exact(IntegerType type) => type.Bits == 256 ? Big : CSharp.Type(type);

    static string Exact(IntegerType type, string value) => type.Bits == 256 ? $"({Big}){value}" : value;
}
