using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4003: queries without an end that are held in memory.</summary>
static class Unbounded
{
    public static void Check(Body body)
    {
        if (body.AllowsScan)
            return;
        foreach (var call in body.Calls)
            if (call.On is Role.Query or Role.Keys && call.Verb is "ToList" or "ToArray")
                Check(body, call.Operation, call.Operation.Instance);
        foreach (var call in body.Linq)
            if (call.TargetMethod.Name is "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" or "ToLookup")
                Check(body, call, call.Receiver());
    }

    static void Check(Body body, IInvocationOperation call, IOperation? source)
    {
        if (Query.Of(source, body) is { IsOpen: true, IsFiltered: false } query)
            body.Report(ReadRules.Unbounded, call.Syntax, $"{query.Start.Verb}(){(query.Start.Verb == "Range" ? " without an end" : "")} ... {call.TargetMethod.Name}()", query.Table.Name);
    }
}
