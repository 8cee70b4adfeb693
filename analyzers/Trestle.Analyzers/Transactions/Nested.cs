using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4207: a second write transaction on an embedded store, begun while the first is open.</summary>
static class Nested
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (IsWaitedWrite(call)
                && body.Scopes.Any(scope => scope is { IsWrite: true, MayEndElsewhere: false } && scope.Begin != call
                    && scope.Covers(call.Operation) && IsSameStore(scope, call)))
                body.Report(TransactionRules.Nested, call.Operation.Syntax, call.Operation.TargetMethod.Name);
    }

    // A write that is queued and not waited for here has its turn later.
    static bool IsWaitedWrite(Call call) =>
        call.On == Role.Database && (call.Verb == "BeginWrite" || (call.Verb == "WriteAsync" && IsWaitedFor(call.Operation)));

    static bool IsWaitedFor(IOperation task) => task.Await() is not null || task.Consumer() is IPropertyReferenceOperation { Property.Name: "Result" }
        or IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" };

    static bool IsSameStore(TransactionScope scope, Call call) =>
        scope.Begin.Operation.Instance is { } one && call.Operation.Instance is { } other && Named(one) is { } name
            && name.Is(Named(other));

    static ISymbol? Named(IOperation database) => database.Unwrapped() switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        var variable => variable.Symbol(),
    };
}
