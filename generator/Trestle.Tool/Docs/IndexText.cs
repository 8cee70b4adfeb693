using Trestle.Schema.Model;

namespace Trestle.Tool.Docs;

/// <summary>What the documentation says of an index.</summary>
static class IndexText
{
    public static string Rules(IndexModel index) => string.Join(", ", new[]
    {
        index.IsUnique ? "unique" : null,
        index.Include.Count == 0 ? null : $"includes {string.Join(", ", index.Include)}",
        index.Where.Count == 0 ? null : $"where {string.Join(" and ", index.Where.Select(Comparison))}",
    }.Where(rule => rule is not null));

    static string Comparison(ComparisonModel comparison) =>
        $"{comparison.Field} {Operator(comparison.Operator)} {FieldText.Constant(comparison.Value)}";

    static string Operator(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "==",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
