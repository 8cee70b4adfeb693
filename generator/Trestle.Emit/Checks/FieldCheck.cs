using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Checks;

/// <summary>The statements that check one field: one call each, nothing for a type that cannot be wrong.</summary>
static class FieldCheck
{
    const string Check = "global::Trestle.Checks.Check";

    /// <summary>What a value must be to be the field's.</summary>
    public static IEnumerable<string> Statements(SchemaModel schema, string label, FieldModel field, string value) =>
        OfType(schema, field.Type, field.IsNullable, Where(label, field), value).Concat(OfBounds(schema, field, Where(label, field), value));

    /// <summary>What a value that is no null must be to be of a type; the error names the field.</summary>
    public static IEnumerable<string> OfValue(SchemaModel schema, string label, FieldModel field, TypeModel type, string value) =>
        OfType(schema, type, isNullable: false, Where(label, field), value);

    static IEnumerable<string> OfType(SchemaModel schema, TypeModel type, bool isNullable, string where, string value)
    {
        var optional = isNullable ? "Optional" : "";
        return type switch
        {
            StringType text => [$"{Check}.{optional}Text({where}, {value}{Limit(text.MaxLength)});"],
            BytesType { MaxLength: { } max } => [CodeWriter.Invariant($"{Check}.Bytes({where}, {value}, {max});")],
            FixedBytesType bytes => [CodeWriter.Invariant($"{Check}.FixedBytes({where}, {value}, {bytes.Length});")],
            DecimalType number => [CodeWriter.Invariant($"{Check}.Decimal({where}, {value}, {number.Precision}, {number.Scale});")],
            EnumType named => [$"{Check}.Member({where}, {value}, {CSharp.Qualified(schema, named.Name + "Names")}.IsDefined);"],
            StructType named when isNullable => [$"if ({value} is not null)", $"    {CheckOf(schema, named)}({value});"],
            StructType named => [$"{Check}.Required({where}, {value});", $"{CheckOf(schema, named)}({value});"],
            ListType list => [$"{Check}.{optional}List({where}, {value}{Items(schema, list.Element)});"],
            MapType map => [$"{Check}.{optional}Map({where}, {value}{Items(schema, map.Value)});"],
            _ => [],
        };
    }

    static IEnumerable<string> OfBounds(SchemaModel schema, FieldModel field, string where, string value)
    {
        if (field.Min is { } min)
            yield return $"{Check}.AtLeast({where}, {value}, {CSharpConstant.Expression(schema, field.Type, min)});";
        if (field.Max is { } max)
            yield return $"{Check}.AtMost({where}, {value}, {CSharpConstant.Expression(schema, field.Type, max)});";
    }

    // The check of each element, as a function that captures nothing.
    static string Items(SchemaModel schema, TypeModel element)
    {
        var statements = OfType(schema, element, isNullable: false, "table, field", "item").ToArray();
        return statements.Length == 0 ? "" : $", static (table, field, item) => {{ {string.Join(" ", statements)} }}";
    }

    static string Where(string label, FieldModel field) => $"{CSharp.Literal(label)}, {CSharp.Literal(field.Name)}";

    static string CheckOf(SchemaModel schema, StructType type) => CSharp.Qualified(schema, type.Name + "Check") + ".Check";

    static string Limit(int? max) => max is null ? "" : CodeWriter.Invariant($", {max}");
}
