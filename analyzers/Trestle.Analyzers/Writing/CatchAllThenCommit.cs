using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4105: any error swallowed among writes that are committed afterwards.</summary>
static class CatchAllThenCommit
{
    public static void Check(Body body)
    {
        foreach (var attempt in body.All<ITryOperation>(OperationKind.Try))
            foreach (var scope in body.Scopes)
                if (scope.IsWrite && scope.Covers(attempt) && Writes(scope, attempt) && IsCommittedAfter(scope, attempt)
                    && attempt.Catches.FirstOrDefault(SwallowsAll) is { } handler)
                    body.Report(WriteRules.CatchAllThenCommit, handler.Syntax, scope.Symbol.Name);
    }

    static bool Writes(TransactionScope scope, ITryOperation attempt) =>
        scope.Calls.Any(call => call.Writes && call.Operation.IsWithin(attempt.Body))
        && !scope.Calls.Any(call => call.Verb == "Savepoint" && call.Operation.IsWithin(attempt.Body));

    static bool IsCommittedAfter(TransactionScope scope, ITryOperation attempt) =>
        scope.IsLambda || scope.Commits.Any(commit => commit.Operation.Syntax.SpanStart > attempt.Syntax.Span.End);

    static bool SwallowsAll(ICatchClauseOperation handler) => handler.Filter is null
        && (handler.ExceptionType is null or { SpecialType: SpecialType.System_Object }
            || handler.ExceptionType.FullName() == "System.Exception")
        && !handler.Handler.DescendantsAndSelf().Any(part => part is IThrowOperation or IReturnOperation
            || part is IInvocationOperation { TargetMethod.Name: "Dispose" or "FailFast" or "Exit" });
}
