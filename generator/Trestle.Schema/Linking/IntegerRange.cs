using System.Numerics;
using Trestle.Schema.Model;

namespace Trestle.Schema.Linking;

/// <summary>What fits into an integer type.</summary>
static class IntegerRange
{
    public static BigInteger Min(IntegerType type) => type.IsSigned ? -BigInteger.Pow(2, type.Bits - 1) : BigInteger.Zero;

    public static BigInteger Max(IntegerType type) => BigInteger.Pow(2, type.IsSigned ? type.Bits - 1 : type.Bits) - 1;

    public static bool Contains(IntegerType type, BigInteger value) => value >= Min(type) && value <= Max(type);
}
