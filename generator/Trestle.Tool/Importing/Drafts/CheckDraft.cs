using System.Globalization;
using System.Numerics;
using Trestle.Tool.Importing.Sql;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Makes bounds and lengths out of a check; what it says beyond them is remarked.</summary>
static class CheckDraft
{
    static readonly string[] Bounded = ["float32", "float64", "decimal", "timestamp", "date", "duration"];

    public static void Apply(DraftTable table, string check)
    {
        var comparisons = SqlCondition.Comparisons(check);
        if (comparisons is null || !comparisons.All(comparison => CanSay(table, comparison)))
            table.Remarks.Add($"CHECK ({check.Trim()}) cannot be said. Check it in the program.");
        else
            foreach (var comparison in comparisons)
                Apply(Field(table, comparison)!, comparison);
    }

    static DraftField? Field(DraftTable table, SqlComparison comparison) =>
        table.Field(comparison.Column)
        ?? table.Fields.FirstOrDefault(field => field.Source.Equals(comparison.Column, StringComparison.OrdinalIgnoreCase));

    static bool CanSay(DraftTable table, SqlComparison comparison)
    {
        if (Field(table, comparison) is not { } field)
            return false;
        if (comparison is { IsLength: true, Operator: "<=" or "<", Value.Kind: SqlConstantKind.Number })
            return field.Type.IsVariable
                && int.TryParse(comparison.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 1;
        if (comparison.IsLength || comparison.Operator is "==" or "!=")
            return comparison is { IsLength: false, Operator: "!=", Value.Kind: SqlConstantKind.Null } && !field.IsNullable;
        return field.Type.IsInteger
            ? BigInteger.TryParse(comparison.Value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            : !field.Type.IsList && Bounded.Contains(field.Type.Name) && comparison.Operator is "<=" or ">=";
    }

    static void Apply(DraftField field, SqlComparison comparison)
    {
        if (comparison.Value.Kind == SqlConstantKind.Null)
            return;
        if (comparison.IsLength)
            Shorten(field, int.Parse(comparison.Value.Text, CultureInfo.InvariantCulture) - (comparison.Operator == "<" ? 1 : 0));
        else if (comparison.Operator is ">=" or ">")
            field.Min = Tighter(field.Min, Inclusive(comparison, 1), isMin: true);
        else
            field.Max = Tighter(field.Max, Inclusive(comparison, -1), isMin: false);
    }

    static void Shorten(DraftField field, int length) =>
        field.Type = field.Type with { Length = (int)Math.Max(Math.Min(length, field.Type.Length ?? int.MaxValue), field.Longest) };

    static SqlConstant Inclusive(SqlComparison comparison, int step)
    {
        if (comparison.Operator is "<=" or ">=")
            return comparison.Value;
        var bound = BigInteger.Parse(comparison.Value.Text, CultureInfo.InvariantCulture) + step;
        return comparison.Value with { Text = bound.ToString(CultureInfo.InvariantCulture) };
    }

    static SqlConstant Tighter(SqlConstant? one, SqlConstant other, bool isMin)
    {
        if (one is null || !Number(one, out var first) || !Number(other, out var second))
            return other;
        return (first > second) == isMin ? one : other;
    }

    static bool Number(SqlConstant constant, out double value) =>
        double.TryParse(constant.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
