using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>
/// TRS2106 and TRS2107: floating-point numbers where equality counts. As the last part of an index that is not unique they only put rows
/// in order, which is what they are good for.
/// </summary>
static class FloatOrder
{
    public static void Check(TableSubject table)
    {
        foreach (var name in table.Node.Key)
        {
            if (IsFloat(table, name.Text))
                table.Report(AdviceRules.FloatKey, name.Span,
                    $"The key of {table.Told} has the floating-point number '{name.Text}', and a row is found only by the very same bits. "
                        + "Use decimal(p,s) or an integer.");
        }
        foreach (var (node, index) in table.Indexes)
        {
            var parts = index.IsUnique ? node.Parts : node.Parts.Take(node.Parts.Count - 1);
            foreach (var part in parts.Where(part => IsFloat(table, part.Field.Text)))
                table.Report(AdviceRules.FloatIndex, part.Field.Span,
                    $"Index '{index.Name}' of {table.Told} takes two values of '{part.Field.Text}' for equal only when every bit is. "
                        + "Use decimal(p,s) or an integer, or put the field last in an index that is not unique.");
        }
    }

    static bool IsFloat(TableSubject table, string field) => table.Model.Field(field).Type is FloatType;
}
