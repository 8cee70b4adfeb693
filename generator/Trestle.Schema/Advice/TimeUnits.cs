using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>TRS2109: a number that is called like a time and tells no unit: <c>createdAt</c> tells none, <c>createdAtMs</c> does.</summary>
static class TimeUnits
{
    static readonly HashSet<string> Instants = ["at", "timestamp", "time", "datetime", "deadline", "expires", "expiry"];

    static readonly HashSet<string> Spans = ["duration", "timeout", "elapsed", "ttl", "latency", "uptime"];

    public static void Check(TableSubject table)
    {
        foreach (var (node, field) in table.Fields)
        {
            if (field.Type is not (IntegerType { Bits: >= 32 } or FloatType) || Refers(table.Model, field))
                continue;
            var word = Words.Last(field.Name);
            var better = Instants.Contains(word) ? "timestamp" : Spans.Contains(word) ? "duration" : null;
            if (better is not null)
                table.Report(AdviceRules.TimeWithoutUnit, node.Type!.Span,
                    $"Field '{field.Name}' of {table.Told} is a time, and neither its name nor its type tells the unit. "
                        + $"Use the type {better}, or a name such as '{InMilliseconds(field.Name)}'.");
        }
    }

    static string InMilliseconds(string name) => name.IndexOf('_') < 0 ? name + "Ms" : name + "_ms";

    static bool Refers(TableModel table, FieldModel field) => table.References.Any(reference => reference.Fields.Contains(field.Name));
}
