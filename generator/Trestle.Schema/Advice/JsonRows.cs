using System.Globalization;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>TRS2104: every write of a row takes the old one apart to find its entries, and JSON is the slowest form to do that with.</summary>
static class JsonRows
{
    const int ManyIndexes = 3;

    public static void Check(TableSubject table)
    {
        if (table.Model.Serialization != Serialization.Json || table.Node.Serialization is not { } at)
            return;
        var indexes = table.Model.Indexes.Count;
        if (indexes >= ManyIndexes || (indexes > 0 && table.Size is { IsLarge: true }))
            table.Report(AdviceRules.IndexedJson, at.Span,
                $"Each write of {table.Told} takes a row of JSON apart for {Count(indexes)}, and each read decodes text. "
                    + "Use 'flatbuffers', or 'cbor' where rows must be small.");
    }

    static string Count(int indexes) => indexes == 1 ? "an index" : indexes.ToString(CultureInfo.InvariantCulture) + " indexes";
}
