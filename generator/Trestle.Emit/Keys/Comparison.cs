using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>
/// The condition of a partial index as an expression over a view. As in SQL's <c>IS DISTINCT FROM</c>, null is a value for
/// <c>==</c> and <c>!=</c>; it is neither less nor greater than anything.
/// </summary>
static class Comparison
{
    const string Memory = "global::System.MemoryExtensions";

    public static string Expression(SchemaModel schema, TableModel table, ComparisonModel comparison, string view)
    {
        var field = table.Field(comparison.Field);
        var member = $"{view}.{field.Property}";
        var has = $"{view}.Has{field.Property}";
        return comparison.Value switch
        {
            NullConstant => comparison.Operator == ComparisonOperator.Equal ? "!" + has : has,
            StringConstant text => Bytes(field, view, comparison.Operator, $"{member}Utf8", CSharp.Literal(text.Value) + "u8"),
            BytesConstant bytes => Bytes(field, view, comparison.Operator, member, $"[{string.Join(", ", bytes.Value)}]"),
            _ => $"{member} {Operator(comparison.Operator)} {CSharpConstant.Expression(schema, field.Type, comparison.Value)}",
        };
    }

    static string Bytes(FieldModel field, string view, ComparisonOperator op, string left, string right)
    {
        var isEquality = op is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        var compared = isEquality
            ? $"{(op == ComparisonOperator.NotEqual ? "!" : "")}{Memory}.SequenceEqual<byte>({left}, {right})"
            : $"{Memory}.SequenceCompareTo<byte>({left}, {right}) {Operator(op)} 0";
        if (!field.IsNullable)
            return compared;
        var has = $"{view}.Has{field.Property}";
        return op == ComparisonOperator.NotEqual ? $"(!{has} || {compared})" : $"({has} && {compared})";
    }

    static string Operator(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
