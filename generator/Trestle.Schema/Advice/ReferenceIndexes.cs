using System.Globalization;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>TRS2101: a delete of the row referred to has to find the rows that refer to it, and reads the whole table for that.</summary>
static class ReferenceIndexes
{
    public static void Check(TableSubject table)
    {
        foreach (var (node, reference) in table.References)
        {
            if (!IsServed(table.Model, reference))
                table.Report(AdviceRules.ReferenceWithoutIndex, node.Name.Span,
                    $"No index of {table.Told} begins with {Names(reference)}, so each delete from '{reference.To}' reads the whole table. "
                        + $"Declare an index by [{string.Join(", ", reference.Fields)}].",
                    Remedy(table, reference));
        }
    }

    static AddIndex Remedy(TableSubject table, ReferenceModel reference)
    {
        var wanted = "By" + string.Concat(reference.Fields.Select(PascalCase.Of));
        var name = wanted;
        for (var number = 2; table.Node.Indexes.Any(index => string.Equals(index.Name.Text, name, StringComparison.OrdinalIgnoreCase)); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return new(table.Node.Name.Span, name, reference.Fields, new FreshId(table.Schema, table.Model.Name).ForIndex(name));
    }

    static bool IsServed(TableModel table, ReferenceModel reference) =>
        Begins(table.Key, reference)
        || table.Indexes.Any(index => Begins(index.Parts.Select(part => part.Field), reference) && HoldsAll(index, reference));

    // In any order: all of them are known when rows are looked for.
    static bool Begins(IEnumerable<string> parts, ReferenceModel reference) =>
        parts.Take(reference.Fields.Count).Count(reference.Fields.Contains) == reference.Fields.Count;

    // Rows with a null in the reference refer to nothing: an index may leave them out.
    static bool HoldsAll(IndexModel index, ReferenceModel reference) => index.Where.All(comparison =>
        comparison is { Operator: ComparisonOperator.NotEqual, Value: NullConstant } && reference.Fields.Contains(comparison.Field));

    static string Names(ReferenceModel reference) => string.Join(", ", reference.Fields.Select(field => $"'{field}'"));
}
