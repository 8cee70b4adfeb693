using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4202: a write transaction that has written and ends without its commit, on every path or on one.</summary>
static class NotCommitted
{
    public static void Check(Body body)
    {
        foreach (var scope in body.Scopes)
            if (scope is { IsWrite: true, IsLambda: false, IsDisposed: true }
                && scope.Calls.Any(call => call.Writes) && !IsPassedOn(body, scope))
                Check(body, scope);
    }

    static void Check(Body body, TransactionScope scope)
    {
        if (!scope.Ends.Any())
            body.Report(TransactionRules.NotCommitted, scope.Begin.Operation.Syntax, scope.Symbol.Name);
        else if (WaysOut.MayMissTheEnd(scope, body))
            foreach (var way in WaysOut.Uncommitted(scope))
                body.Report(TransactionRules.NotCommitted, way, scope.Symbol.Name);
    }

    static bool IsPassedOn(Body body, TransactionScope scope) => body.Locals.UsesOf(scope.Symbol).Any(use =>
        use.Parent is not (IPropertyReferenceOperation or IInvocationOperation) || use.Function() != scope.Begin.Operation.Function());
}
