using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Linking;

/// <summary>Links one comparison of a partial index.</summary>
/// <param name="node">The comparison as written.</param>
/// <param name="index">For messages.</param>
/// <param name="lookup">Finds the table's fields.</param>
/// <param name="scope">Where enums are found.</param>
sealed class ComparisonLinker(ComparisonNode node, string index, FieldLookup lookup, SchemaScope scope)
{
    /// <summary>Null when the comparison cannot be used.</summary>
    public ComparisonModel? Link()
    {
        var user = $"the condition of {index}";
        if (lookup.Find(node.Field, user) is not { } field || !lookup.CheckKeyable(field, node.Field, user) || !CheckOperator(field))
            return null;
        return Value(field) is { } value ? new ComparisonModel(field.Name, Operator, value) : null;
    }

    ComparisonOperator Operator => node.Operator.Text switch
    {
        "==" => ComparisonOperator.Equal,
        "!=" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        _ => ComparisonOperator.GreaterOrEqual,
    };

    bool IsNull => node.Value is { Kind: ScalarKind.Null, IsQuoted: false };

    bool CheckOperator(FieldModel field)
    {
        if (Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            return true;
        var what = IsNull ? "null" : field.Type is BoolType or EnumType or UuidType ? $"a value of type {TypeText.Of(field.Type)}" : null;
        if (what is null)
            return true;
        scope.Problems.Add(SchemaRules.InvalidComparison, node.Operator.Span,
            $"The condition of {index} compares '{field.Name}' by '{node.Operator.Text}' with {what}, which is neither less nor greater than another. "
                + "Use '==' or '!='.");
        return false;
    }

    ConstantModel? Value(FieldModel field)
    {
        if (IsNull && field.IsNullable)
            return new NullConstant();
        if (IsNull)
            scope.Problems.Add(SchemaRules.NullWithoutEffect, node.Value.Span,
                $"The condition of {index} compares '{field.Name}' with null, but it is never null. Remove the comparison.");
        else if (ConstantReader.Read(node.Value, field.Type, scope) is { } value)
            return value;
        else
            scope.Problems.Add(SchemaRules.InvalidConstant, node.Value.Span,
                () => $"The condition of {index} compares '{field.Name}' with '{ValueReader.Short(node.Value.Text)}'. "
                    + $"{ConstantRemedy.For(node.Value, field.Type, scope)}");
        return null;
    }
}
