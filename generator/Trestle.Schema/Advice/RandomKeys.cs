using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>
/// TRS2105: rows that come in the order of time under keys that do not. A key that refers to another table, or that an index need not
/// order by time, says nothing of the kind.
/// </summary>
static class RandomKeys
{
    public static void Check(TableSubject table)
    {
        var model = table.Model;
        if (model.Key.Count != 1 || model.Field(model.Key[0]) is not { Type: UuidType, Generate: GenerateKind.None } key
            || Refers(model, key) || !GrowsInTime(model))
            return;
        table.Report(AdviceRules.RandomKey, table.Node.Key[0].Span,
            $"Rows of {table.Told} come in the order of time, and random ids as keys write each to another page. "
                + $"Give '{key.Name}' 'generate: uuidv7', or let who makes the ids make them time-ordered.");
    }

    static bool Refers(TableModel table, FieldModel key) => table.References.Any(reference => reference.Fields.Contains(key.Name));

    // An index by time alone, over every row: the table is read as a log.
    static bool GrowsInTime(TableModel table) => table.Indexes.Any(index =>
        index is { IsUnique: false, Where.Count: 0, Parts.Count: 1 }
        && table.Field(index.Parts[0].Field) is { Type: TimestampType, IsNullable: false });
}
