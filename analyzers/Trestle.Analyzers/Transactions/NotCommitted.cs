using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4202: a write transaction that ends without its commit, on every path or on an early way out.</summary>
static class NotCommitted
{
    public static void Check(Body body)
    {
        foreach (var scope in body.Scopes)
            if (scope is { IsWrite: true, IsLambda: false, IsDisposed: true }
                && scope.Calls.FirstOrDefault(call => call.Writes) is { } write && !IsPassedOn(body, scope))
                Check(body, scope, write);
    }

    static void Check(Body body, TransactionScope scope, Call write)
    {
        if (!scope.Ends.Any())
            body.Report(TransactionRules.NotCommitted, scope.Begin.Operation.Syntax, scope.Symbol.Name);
        else
            foreach (var way in body.Within<IReturnOperation>(scope.Region, OperationKind.Return))
                if (IsEarly(way, scope) && scope.Calls.Any(call => call.Writes && Precedes(call.Operation, way))
                    && !scope.Ends.Any(end => IsBetween(end.Operation, scope, way)))
                    body.Report(TransactionRules.NotCommitted, way.Syntax, scope.Symbol.Name);
    }

    static bool IsPassedOn(Body body, TransactionScope scope) => body.Locals.UsesOf(scope.Symbol).Any(use =>
        use.Parent is not (IPropertyReferenceOperation or IInvocationOperation) || use.Function() != scope.Begin.Operation.Function());

    static bool IsEarly(IReturnOperation way, TransactionScope scope) =>
        way.Kind == OperationKind.Return && !way.IsImplicit && way.Function() == scope.Begin.Operation.Function()
        && !(way.ReturnedValue?.DescendantsAndSelf().Any(part => scope.Ends.Any(end => end.Operation == part)) ?? false);

    // A statement before it in the same block, or in one around: it has run for certain.
    static bool Precedes(IOperation operation, IOperation way) => operation.Statement() is { } statement
        && statement.Syntax.Span.End <= way.Syntax.SpanStart && statement.Parent is { } block && way.IsWithin(block)
        && !IsInLambda(operation, way);

    static bool IsInLambda(IOperation operation, IOperation way) => operation.Function() != way.Function();

    static bool IsBetween(IOperation end, TransactionScope scope, IOperation way) =>
        end.Syntax.SpanStart > scope.Begin.Operation.Syntax.Span.End && end.Syntax.SpanStart < way.Syntax.SpanStart;
}
