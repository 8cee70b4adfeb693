using System.Globalization;
using System.Numerics;
using Trestle.Schema.Canonical;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>Reads constants as <see cref="JsonConstant"/> writes them. Null means: none of this type.</summary>
/// <param name="schema">Where the members of enums are found.</param>
sealed class SnapshotConstants(Snapshot schema)
{
    // No number of the language has as many digits.
    const int MaxDigits = 400;

    public ConstantModel? Read(TypeModel type, FactValue value) => value.Json is not { } json ? null : type switch
    {
        BoolType => json is "true" or "false" ? new BoolConstant(json == "true") : null,
        FloatType => Float(json) is { } number ? new FloatConstant(number) : null,
        EnumType named => value.Number is { } number ? Member(ItemId.Enum(named.Name).Member(number)) : null,
        StringType => value.Text is { } text ? new StringConstant(text) : null,
        UuidType => Guid.TryParseExact(value.Text, "D", out var id) ? new UuidConstant(id) : null,
        BytesType or FixedBytesType => value.Text is { } digits ? Bytes(digits) : null,
        IntegerType or DecimalType or TimestampType or DateType or TimeType or DurationType =>
            json.Length <= MaxDigits && BigInteger.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? new IntegerConstant(number)
                : null,
        _ => null,
    };

    static double? Float(string json) =>
        double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value) ? value : null;

    EnumConstant? Member(ItemId id) => schema.Find(id) is { } member ? new EnumConstant(member.Name, id.Number) : null;

    static BytesConstant? Bytes(string digits)
    {
        var pairs = Enumerable.Range(0, digits.Length / 2).Select(at => Hex(digits.Substring(at * 2, 2))).ToArray();
        return digits.Length % 2 == 0 && pairs.All(pair => pair is not null) ? new(new(pairs.Select(pair => pair!.Value))) : null;
    }

    static byte? Hex(string digits) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
}
