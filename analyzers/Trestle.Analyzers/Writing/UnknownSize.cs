using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4106: a loop over something without a known end, all of it in one transaction.</summary>
static class UnknownSize
{
    static readonly HashSet<string> Endless =
        ["ReadLines", "ReadLinesAsync", "EnumerateFiles", "EnumerateDirectories", "EnumerateFileSystemEntries", "GetConsumingEnumerable",
            "ReadAllAsync"];

    public static void Check(Body body)
    {
        foreach (var loop in body.All<ILoopOperation>(OperationKind.Loop))
            if (Source(loop) is { } source && body.Scopes.Any(scope => scope.IsWrite && Encloses(scope, loop) && WritesRows(scope, loop)))
                body.Report(WriteRules.UnknownSize, source.Syntax, source.Syntax.ToString());
    }

    static bool Encloses(TransactionScope scope, ILoopOperation loop) => scope.Covers(loop) && !scope.Begin.Operation.IsWithin(loop);

    static bool WritesRows(TransactionScope scope, ILoopOperation loop) =>
        scope.Calls.Any(call => call.WritesRow && call.Operation.Loop() == loop);

    static IOperation? Source(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: true } each => each.Collection.Unwrapped(),
        IForEachLoopOperation each => each.Collection.Unwrapped() is IInvocationOperation call && IsEndless(call) ? call : null,
        IWhileLoopOperation { Condition: { } condition } =>
            condition.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(Reads),
        _ => null,
    };

    static bool IsEndless(IInvocationOperation call) =>
        Endless.Contains(call.TargetMethod.Name)
            && call.TargetMethod.ContainingNamespace.FullNamespace().StartsWith("System", StringComparison.Ordinal);

    static bool Reads(IInvocationOperation call) =>
        call.TargetMethod.Name is "ReadLine" or "Read" or "ReadAsync" or "ReadLineAsync" or "TryTake"
        && call.TargetMethod.ContainingNamespace.FullNamespace().StartsWith("System", StringComparison.Ordinal);
}
