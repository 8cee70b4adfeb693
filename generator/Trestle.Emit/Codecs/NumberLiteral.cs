using System.Globalization;
using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Constants as C# literals of the codecs' primitives.</summary>
static class NumberLiteral
{
    static readonly BigInteger Word = BigInteger.One << 64;
    static readonly BigInteger Double = BigInteger.One << 128;

    /// <summary>An integer of at most 64 bits; its digits fit every primitive by themselves.</summary>
    public static string Integer(ConstantModel? constant) => Value(constant).ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer of 128 or 256 bits.</summary>
    public static string Wide(ConstantModel? constant, string type)
    {
        var value = Value(constant);
        if (value.Sign >= 0 && value < Word)
            return value.ToString(CultureInfo.InvariantCulture) + "UL";
        if (type == "UInt256")
            return $"new global::Trestle.UInt256({Halves(value / Double, "UInt128")}, {Halves(value % Double, "UInt128")})";
        return Halves(value, type);
    }

    public static string Float(ConstantModel? constant, int bits)
    {
        var value = constant is FloatConstant { Value: var given } ? given : (double)Value(constant);
        var type = bits == 32 ? "float" : "double";
        if (double.IsNaN(value))
            return $"{type}.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
        return bits == 32
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "F"
            : value.ToString("R", CultureInfo.InvariantCulture) + "D";
    }

    public static BigInteger Value(ConstantModel? constant) => constant switch
    {
        IntegerConstant integer => integer.Value,
        EnumConstant member => member.Value,
        _ => BigInteger.Zero,
    };

    static string Halves(BigInteger value, string type)
    {
        var bits = value.Sign < 0 ? value + Double : value;
        return $"new global::System.{type}({bits / Word}UL, {bits % Word}UL)";
    }
}
