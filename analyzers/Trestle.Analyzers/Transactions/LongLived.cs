using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4205: transactions held in fields, and around loops without an end. TRS4209: snapshots held while a loop waits.</summary>
static class LongLived
{
    static readonly HashSet<string> Pauses = ["Delay", "Sleep", "WaitOne", "WaitForNextTickAsync", "WaitAsync", "Wait"];

    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (call.Begins && Field(call) is { } field && !IsDisposable(field.ContainingType))
                body.Report(TransactionRules.LongLived, call.Operation.Syntax, field.Name,
                    "is held in a field of a type that cannot end it");
        foreach (var scope in body.Scopes)
            if (!scope.IsLambda)
                CheckLoops(body, scope);
    }

    static void CheckLoops(Body body, TransactionScope scope)
    {
        foreach (var loop in body.Within<ILoopOperation>(scope.Region, OperationKind.Loop))
        {
            if (!scope.Covers(loop) || !scope.Calls.Any(call => call.Operation.IsWithin(loop)))
                continue;
            if (IsEndless(loop))
                body.Report(TransactionRules.LongLived, scope.Begin.Operation.Syntax, scope.Symbol.Name,
                    "is open around a loop without an end");
            else if (!scope.IsWrite
                && loop.DescendantsAndSelf().OfType<IInvocationOperation>()
                    .Any(call => IsPause(call) && call.Function() == loop.Function()))
                body.Report(TransactionRules.SnapshotKept, scope.Begin.Operation.Syntax, scope.Symbol.Name);
        }
    }

    static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } => !Leaves(loop),
        IForLoopOperation { Condition: null } => !Leaves(loop),
        _ => false,
    };

    static bool Leaves(ILoopOperation loop) => loop.Body.DescendantsAndSelf().Any(part =>
        part is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo }
            && part.Function() == loop.Function());

    static bool IsPause(IInvocationOperation call) => Pauses.Contains(call.TargetMethod.Name)
        && call.TargetMethod.ContainingNamespace.FullNamespace().StartsWith("System.Threading", StringComparison.Ordinal);

    static IFieldSymbol? Field(Call call) => call.Operation.Consumer() switch
    {
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } => field.Field,
        IFieldInitializerOperation { InitializedFields: [var field] } => field,
        _ => null,
    };

    static bool IsDisposable(INamedTypeSymbol type) => type.AllInterfaces.Any(face => face.Name is "IDisposable" or "IAsyncDisposable");
}
