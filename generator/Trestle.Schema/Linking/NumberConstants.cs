using System.Globalization;
using System.Numerics;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Linking;

/// <summary>Constants of integer, float and decimal types. Null means: none of this type.</summary>
static class NumberConstants
{
    // More digits than any number here can have; longer texts are not worth parsing.
    const int MaxLength = 400;

    public static ConstantModel? Integer(ConstantNode node, IntegerType type)
    {
        if (!IsNumber(node) || !CoreSchema.IsInteger(node.Text))
            return null;
        var value = BigInteger.Parse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return IntegerRange.Contains(type, value) ? new IntegerConstant(value) : null;
    }

    public static ConstantModel? Float(ConstantNode node, FloatType type)
    {
        if (!IsNumber(node) || !CoreSchema.IsFinite(node.Text))
            return null;
        if (!double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsInfinity(value))
            return null;
        return type.Bits == 32 && float.IsInfinity((float)value) ? null : new FloatConstant(value);
    }

    public static ConstantModel? Decimal(ConstantNode node, DecimalType type)
    {
        if (!IsNumber(node) || !CoreSchema.IsFinite(node.Text) || node.Text.IndexOfAny(['e', 'E']) >= 0)
            return null;
        var point = node.Text.IndexOf('.');
        var fraction = point < 0 ? "" : node.Text.Substring(point + 1).TrimEnd('0');
        if (fraction.Length > type.Scale)
            return null;
        // '.0' has no digit before the point: the inserted zero counts for nothing.
        var whole = point < 0 ? node.Text : node.Text.Substring(0, point) + (point == 0 || node.Text[point - 1] is '-' or '+' ? "0" : "");
        var digits = whole + fraction.PadRight(type.Scale, '0');
        var scaled = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return BigInteger.Abs(scaled) < BigInteger.Pow(10, type.Precision) ? new IntegerConstant(scaled) : null;
    }

    static bool IsNumber(ConstantNode node) => node.Kind == ScalarKind.Number && node.Text.Length <= MaxLength;
}
