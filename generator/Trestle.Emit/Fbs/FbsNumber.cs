using System.Globalization;
using Trestle.Emit.Codecs;
using Trestle.Schema.Model;

namespace Trestle.Emit.Fbs;

/// <summary>Floating-point constants as FlatBuffers IDL spells them.</summary>
static class FbsNumber
{
    public static string Float(ConstantModel? constant)
    {
        var value = constant is FloatConstant { Value: var given } ? given : (double)NumberLiteral.Value(constant);
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        return value.ToString("R", CultureInfo.InvariantCulture);
    }
}
