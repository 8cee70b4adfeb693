using System.ComponentModel;
using Trestle.Layout;
using Trestle.Patches;

namespace Trestle.Relational;

/// <summary>A patch as a statement.</summary>
/// <param name="Sql">The statement, which gives the whole row back.</param>
/// <param name="Parameters">The kind of each parameter: of the operands in the order of the form, of the key, of the limits.</param>
/// <param name="CanBreakCheck">Whether what it makes of a column may break a check of it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PatchText(string Sql, IReadOnlyList<ColumnKind> Parameters, bool CanBreakCheck);

/// <summary>
/// Writes the one statement that a patch becomes. A value beyond the limit of what is added is left alone, so that nothing ever overflows.
/// </summary>
sealed class PatchStatement(TableShape table, IReadOnlyList<ColumnShape> columns, SqlDialect dialect)
{
    readonly List<string> assignments = [];
    readonly List<string> conditions = [];
    readonly List<ColumnKind> parameters = [];

    /// <summary>The statement; null when the store's form of a column cannot be added or appended to.</summary>
    public PatchText? Write(PatchForm form)
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
            conditions.Add($"{dialect.Quote(key)} = {Next(columns.First(column => column.Name == key).Kind)}");
        foreach (var step in form.Steps.Where(step => IsSum(step.Verb)))
            conditions.Add(Limit(columns[step.Column], step.Verb == PatchVerb.Grow ? "<=" : ">="));
        var sql = $"UPDATE {dialect.Quote(table.Name)} SET {string.Join(", ", assignments)} WHERE {string.Join(" AND ", conditions)} "
            + $"RETURNING {string.Join(", ", columns.Select(column => dialect.Quote(column.Name)))}";
        return new PatchText(sql, [.. parameters], form.Steps.Any(CanBreakCheck));
    }

    string? Value(ColumnShape column, PatchVerb verb) => verb switch
    {
        PatchVerb.Clear => "NULL",
        PatchVerb.Set or PatchVerb.Combine => Next(column.Kind),
        PatchVerb.Append => Appended(column, Next(column.Kind)),
        PatchVerb.Drift => null,
        // A negative number has no form among the widest unsigned ones: there its magnitude is subtracted.
        PatchVerb.Shrink when column.Kind is ColumnKind.UInt128 or ColumnKind.UInt256 => dialect.Sum(column, "-", Next(column.Kind)),
        _ => dialect.Sum(column, "+", Next(IsInteger(column.Kind) ? ColumnKind.Int64 : column.Kind)),
    };

    string? Appended(ColumnShape column, string operand)
    {
        var joined = dialect.Concatenation(column, operand);
        return joined is null || !column.Field.IsNullable ? joined : $"coalesce({joined}, {operand})";
    }

    string Limit(ColumnShape column, string comparison)
    {
        var name = dialect.Quote(column.Name);
        var kind = IsInteger(column.Kind) && column.Kind != ColumnKind.UInt64 ? ColumnKind.Int64 : column.Kind;
        var within = $"{name} {comparison} {Next(kind)}";
        return column.Field.IsNullable ? $"({name} IS NULL OR {within})" : within;
    }

    string Next(ColumnKind kind)
    {
        parameters.Add(kind);
        return dialect.Parameter(parameters.Count);
    }

    bool CanBreakCheck(PatchStep step) => step.Verb is not (PatchVerb.Set or PatchVerb.Clear)
        && columns[step.Column] is not { Length: null, Field: { Min: null, Max: null } };

    static bool IsSum(PatchVerb verb) => verb is PatchVerb.Grow or PatchVerb.Shrink;

    static bool IsInteger(ColumnKind kind) => kind is >= ColumnKind.Int8 and <= ColumnKind.UInt64;
}
