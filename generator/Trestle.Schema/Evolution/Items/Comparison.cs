using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Items;

/// <summary>A comparison of a partial index: <c>[6, "==", 0]</c>.</summary>
sealed record Comparison(int Tag, string Operator, FactValue Constant)
{
    static readonly Dictionary<ComparisonOperator, string> Symbols = new()
    {
        [ComparisonOperator.Equal] = "==",
        [ComparisonOperator.NotEqual] = "!=",
        [ComparisonOperator.Less] = "<",
        [ComparisonOperator.LessOrEqual] = "<=",
        [ComparisonOperator.Greater] = ">",
        [ComparisonOperator.GreaterOrEqual] = ">=",
    };

    public static Comparison Of(ComparisonModel model, FieldTags tags) =>
        new(tags.Of(model.Field), Symbols[model.Operator], FactValue.Of(model.Value));

    /// <summary>Null when the value is no comparison.</summary>
    public static Comparison? Of(FactValue value) =>
        value.Items.Count == 3 && value.Items[0].Number is { } tag && value.Items[1].Text is { } symbol
            && Symbols.ContainsValue(symbol) && value.Items[2].Json is not null
            ? new(tag, symbol, value.Items[2])
            : null;

    public FactValue ToValue() => FactValue.List([FactValue.Of(Tag), FactValue.Of(Operator), Constant]);
}
