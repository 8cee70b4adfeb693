using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>
/// TRS2103: values without a maximum that ranges of rows drag along. Bytes without one are files and pictures until the stats file
/// says otherwise; strings are mostly short, and only the stats file tells which are not.
/// </summary>
static class LargeValues
{
    /// <summary>What a row may take on average before its large values are worth a table of their own: a page of the store.</summary>
    const long LargeRow = 4096;

    public static void Check(TableSubject table)
    {
        if (table.Size is { BytesPerRow: < LargeRow } || table.Model.Indexes.All(index => index.IsUnique))
            return;
        foreach (var (node, field) in table.Fields)
        {
            if (!IsLarge(field.Type, table.Size is not null))
                continue;
            table.Report(AdviceRules.LargeInline, node.Name.Span,
                $"Field '{field.Name}' of {table.Told} has no maximum, and every range of an index passes over its values. "
                    + "Move it to a table of its own with the same key, or give it a maximum.");
        }
    }

    static bool IsLarge(TypeModel type, bool isRowLarge) =>
        type is BytesType { MaxLength: null } || (isRowLarge && type is StringType { MaxLength: null } or JsonType);
}
