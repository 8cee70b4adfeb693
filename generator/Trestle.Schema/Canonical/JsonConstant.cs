using System.Globalization;
using Trestle.Schema.Model;

namespace Trestle.Schema.Canonical;

/// <summary>Constants in JSON.</summary>
static class JsonConstant
{
    // An enum member is written as its number: its name is a label.
    public static string Write(ConstantModel value) => value switch
    {
        NullConstant => "null",
        BoolConstant flag => flag.Value ? "true" : "false",
        IntegerConstant number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant number => NumberText.Shortest(number.Value),
        StringConstant content => JsonString.Write(content.Value),
        UuidConstant id => JsonString.Write(id.Value.ToString("D")),
        BytesConstant bytes => JsonString.Write(string.Concat(bytes.Value.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))),
        EnumConstant member => member.Value.ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A constant without a JSON form."),
    };
}
