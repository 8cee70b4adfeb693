using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Reading;

/// <summary>Whether a query may stand where a LINQ sequence stood: <c>Count</c> and <c>First</c> of the two differ.</summary>
static class Sequence
{
    static readonly HashSet<string> Same =
    [
        "ToList", "ToArray", "ToDictionary", "ToHashSet", "ToLookup", "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending",
            "GroupBy",
        "Sum", "Min", "Max", "Average", "Any", "Zip", "Aggregate", "All", "Contains", "Chunk",
    ];

    public static bool KeepsMeaning(IInvocationOperation call) => call.Consumer() switch
    {
        IArgumentOperation { Parent: IInvocationOperation next } =>
            Same.Contains(next.TargetMethod.Name) && next.Receiver() is { } receiver && receiver.Unwrapped() == call,
        IForEachLoopOperation => true,
        _ => false,
    };
}
