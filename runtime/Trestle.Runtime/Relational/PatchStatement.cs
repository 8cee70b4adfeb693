using Trestle.Layout;
using Trestle.Patches;

namespace Trestle.Relational;

/// <summary>
/// The one statement that a patch becomes. Its parameters are the operands in the order of the form, the key, and the limits of what is
/// added: a value beyond its limit is left alone, so that nothing ever overflows.
/// </summary>
sealed class PatchStatement(TableShape table, IReadOnlyList<ColumnShape> columns, SqlDialect dialect)
{
    readonly List<string> assignments = [];
    readonly List<string> conditions = [];
    int parameters;

    /// <summary>The text; null when the store's form of a column cannot be added or appended to.</summary>
    public string? Text(PatchForm form)
    {
        foreach (var step in form.Steps)
        {
            if (Value(columns[step.Column], step.Verb) is not { } value)
                return null;
            assignments.Add($"{dialect.Quote(columns[step.Column].Name)} = {value}");
        }
        if (table.IsVersioned)
            assignments.Add($"{dialect.Quote(table.Fields[0].Name)} = {dialect.Quote(table.Fields[0].Name)} + 1");
        foreach (var key in table.Key)
            conditions.Add($"{dialect.Quote(key)} = {Next()}");
        foreach (var step in form.Steps.Where(step => step.Verb is PatchVerb.Grow or PatchVerb.Shrink))
            conditions.Add(Limit(columns[step.Column], step.Verb == PatchVerb.Grow ? "<=" : ">="));
        return $"UPDATE {dialect.Quote(table.Name)} SET {string.Join(", ", assignments)} WHERE {string.Join(" AND ", conditions)} "
            + $"RETURNING {string.Join(", ", columns.Select(column => dialect.Quote(column.Name)))}";
    }

    string? Value(ColumnShape column, PatchVerb verb) => verb switch
    {
        PatchVerb.Clear => "NULL",
        PatchVerb.Set => Next(),
        PatchVerb.Append => Appended(column, Next()),
        // A negative number has no form among the widest unsigned ones: there its magnitude is subtracted.
        PatchVerb.Shrink when column.Kind is ColumnKind.UInt128 or ColumnKind.UInt256 => dialect.Sum(column, "-", Next()),
        _ => dialect.Sum(column, "+", Next()),
    };

    string? Appended(ColumnShape column, string operand)
    {
        var joined = dialect.Concatenation(column, operand);
        return joined is null || !column.Field.IsNullable ? joined : $"coalesce({joined}, {operand})";
    }

    string Limit(ColumnShape column, string comparison)
    {
        var name = dialect.Quote(column.Name);
        var within = $"{name} {comparison} {Next()}";
        return column.Field.IsNullable ? $"({name} IS NULL OR {within})" : within;
    }

    string Next() => dialect.Parameter(++parameters);
}
