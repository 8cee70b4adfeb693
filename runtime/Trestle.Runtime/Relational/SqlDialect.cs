using System.ComponentModel;
using System.Text.Json;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>What one relational store says differently from another. Everything else of a statement is the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SqlDialect
{
    /// <summary>A name, quoted: whatever it holds, it is a name.</summary>
    public virtual string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>The name of an index, which is unique in a database where the schema's names are unique in their table.</summary>
    public virtual string IndexName(TableShape table, IndexShape index) => $"{table.Name}_{index.Name}";

    /// <summary>A parameter by its number, which begins at 1 and may occur more than once.</summary>
    public abstract string Parameter(int number);

    /// <summary>The type of a column, with its collation.</summary>
    public abstract string Type(ColumnShape column);

    /// <summary>A constant of the column's type, which <paramref name="value"/> holds as in the canonical JSON; not null.</summary>
    public abstract string Literal(ColumnShape column, JsonElement value);

    /// <summary>The number of bytes of a text or binary column.</summary>
    public abstract string ByteLength(ColumnShape column);

    /// <summary>What only this store must check of a column, or null.</summary>
    public virtual string? ExtraCheck(ColumnShape column) => null;

    /// <summary>A column in an index or ORDER BY; null is less than every value.</summary>
    public abstract string Order(string quotedColumn, bool isNullable, bool descending);

    /// <summary>Whether two values differ, null being a value.</summary>
    public abstract string Differs(string left, string right);

    /// <summary>What tells the planner behind a table's name to use this index; empty where it needs no telling.</summary>
    public abstract string UseIndex(string quotedIndex);

    /// <summary>
    /// What a number or a duration becomes when a patch adds (<c>+</c>) a parameter to it or subtracts (<c>-</c>) it; null when the
    /// store's form of the column cannot do that.
    /// </summary>
    public virtual string? Sum(ColumnShape column, string sign, string operand)
    {
        ArgumentNullException.ThrowIfNull(column);
        return $"{Quote(column.Name)} {sign} {operand}";
    }

    /// <summary>
    /// A text, bytes, a list or a map with what a parameter holds behind it; null when the store's form of the column cannot do that.
    /// </summary>
    public virtual string? Concatenation(ColumnShape column, string operand)
    {
        ArgumentNullException.ThrowIfNull(column);
        return $"{Quote(column.Name)} || {operand}";
    }

    /// <summary>
    /// The columns of an index's entries behind its parts: the primary key, which orders equal parts, and what it includes. Returns the
    /// text of the key columns and what follows the closing parenthesis.
    /// </summary>
    public abstract (IReadOnlyList<string> Keys, string Suffix) IndexTail(TableShape table, IndexShape index);

    /// <summary>What a foreign key says behind its actions, with a space before it; empty for nothing.</summary>
    public virtual string ReferenceTail => "";

    /// <summary>A column of a table compared to what a partial index demands.</summary>
    public string Condition(ColumnShape column, ComparisonShape comparison)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(comparison);
        using var document = JsonDocument.Parse(comparison.Value);
        var (name, value) = (Quote(column.Name), document.RootElement);
        if (value.ValueKind == JsonValueKind.Null)
            return comparison.Operator == "==" ? $"{name} IS NULL" : $"{name} IS NOT NULL";
        return Compare(column, comparison.Operator, value);
    }

    /// <summary>A column compared to a constant that is not null, by an operator of the schema language.</summary>
    public virtual string Compare(ColumnShape column, string comparison, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(column);
        var (name, literal) = (Quote(column.Name), Literal(column, value));
        return comparison switch
        {
            "==" => $"{name} = {literal}",
            "!=" when column.Field.IsNullable => Differs(name, literal),
            "!=" => $"{name} <> {literal}",
            _ => $"{name} {comparison} {literal}",
        };
    }

    /// <summary>
    /// A column compared to 0, where the store has a form of its own for -0. In C# -0 equals 0; a column tells them apart, so that what is
    /// said of 0 is said of both.
    /// </summary>
    protected string CompareToZero(ColumnShape column, string comparison, string negativeZero, string zero)
    {
        ArgumentNullException.ThrowIfNull(column);
        var name = Quote(column.Name);
        return comparison switch
        {
            "==" => $"{name} IN ({negativeZero}, {zero})",
            "!=" when column.Field.IsNullable => $"({name} IS NULL OR {name} NOT IN ({negativeZero}, {zero}))",
            "!=" => $"{name} NOT IN ({negativeZero}, {zero})",
            "<" or ">=" => $"{name} {comparison} {negativeZero}",
            _ => $"{name} {comparison} {zero}",
        };
    }
}
