using System.Globalization;
using System.Text;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Linking;

/// <summary>Constants of strings, bytes and UUIDs. Null means: none of this type.</summary>
static class TextConstants
{
    public static ConstantModel? String(ConstantNode node, StringType type)
    {
        if (node.Kind != ScalarKind.Text || StoredText.FirstUnstorable(node.Text) is not null)
            return null;
        return type.MaxLength is { } max && Encoding.UTF8.GetByteCount(node.Text) > max ? null : new StringConstant(node.Text);
    }

    public static ConstantModel? Bytes(ConstantNode node, int min, int max)
    {
        var count = node.Text.Length / 2;
        if (node.Kind == ScalarKind.Null || node.Text.Length % 2 != 0 || count < min || count > max || !node.Text.All(IsHex))
            return null;
        return new BytesConstant(new(Enumerable.Range(0, count).Select(i => Hex(node.Text.Substring(i * 2, 2)))));
    }

    public static ConstantModel? Uuid(ConstantNode node) => Guid.TryParseExact(node.Text, "D", out var value) ? new UuidConstant(value) : null;

    static byte Hex(string digits) => byte.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
