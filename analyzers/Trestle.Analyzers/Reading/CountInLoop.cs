using Microsoft.CodeAnalysis;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4007: a count of the same rows in each turn of a loop.</summary>
static class CountInLoop
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (call.Verb == "Count" && call.Operation.Loop() is { } loop && IsLinear(body, call) && !body.AllowsScan
                && Invariant.In(loop, call.Operation.Instance!, body)
                && !body.Calls.Any(other => (other.Writes || other.Begins || other.Verb == "Commit") && other.Operation.IsWithin(loop)))
                body.Report(ReadRules.CountInLoop, call.Operation.Syntax, call.Text);
    }

    static bool IsLinear(Body body, Call call) => call.On switch
    {
        Role.Query => Query.Of(call.Operation.Instance, body) is { IsWhole: false } || !body.Stores.HasConstantCounts,
        Role.Table or Role.Index => !body.Stores.HasConstantCounts,
        _ => false,
    };
}
