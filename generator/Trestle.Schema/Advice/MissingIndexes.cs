using System.Globalization;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>TRS2110: a large table in which everything but a lookup by key reads all of it.</summary>
static class MissingIndexes
{
    public static void Check(TableSubject table)
    {
        if (table.Size is { IsLarge: true } size && table.Model.Indexes.Count == 0 && table.Model.Fields.Count > table.Model.Key.Count)
            table.Report(AdviceRules.LargeWithoutIndex, table.Node.Name.Span,
                $"{char.ToUpperInvariant(table.Told[0])}{table.Told.Substring(1)} has {Number(size.Rows)} rows and no index but its key. "
                    + "Declare an index for each other way in which rows are looked for.");
    }

    static string Number(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
