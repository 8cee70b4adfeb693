using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4208: queries that leave the method that ends their transaction, and uses behind a commit.</summary>
static class UsedAfterEnd
{
    public static void Check(Body body)
    {
        foreach (var scope in body.Scopes)
        {
            foreach (var way in body.Within<IReturnOperation>(scope.Region, OperationKind.Return))
                if (scope.IsDisposed && way is { Kind: OperationKind.Return, ReturnedValue: { } value } && IsOwnWay(way, scope)
                    && IsLazy(body, value, scope))
                    body.Report(TransactionRules.UsedAfterEnd, value.Syntax, Shown(value));
            if (!scope.IsLambda)
                CheckBehindEnd(body, scope);
        }
    }

    static bool IsOwnWay(IReturnOperation way, TransactionScope scope) =>
        way.Function() == (scope.IsLambda ? scope.Region.Parent : scope.Begin.Operation.Function());

    // A sequence that is walked by whoever gets it, or an accessor that looks up for them.
    static bool IsLazy(Body body, IOperation value, TransactionScope scope)
    {
        var inner = value.Unwrapped();
        if (!Root.Of(inner, body).Is(scope.Symbol))
            return false;
        return body.Types.RoleOf(inner.Type) is Role.Query or Role.Keys or Role.Views or Role.Entries or Role.Table or Role.Index
                or Role.ReadTransaction or Role.WriteTransaction
            || (inner.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } && inner.Type.IsA(body.Types.Sequence)
                && Query.Of(inner, body) is not null);
    }

    static void CheckBehindEnd(Body body, TransactionScope scope)
    {
        if (body.Locals.IsChanged(scope.Symbol))
            return;
        foreach (var end in scope.Ends)
            if (end.Operation.Statement() is { Parent: IBlockOperation block } statement && !(statement is IReturnOperation)
                && scope.Calls.FirstOrDefault(call => IsBehind(call, end, statement, block, body)) is { } late)
                body.Report(TransactionRules.UsedAfterEnd, late.Operation.Syntax, late.Text);
    }

    static bool IsBehind(Call call, Call end, IOperation statement, IBlockOperation block, Body body) =>
        call.Operation.Syntax.SpanStart > statement.Syntax.Span.End && call.Operation.IsWithin(block)
            && call.Operation.Function() == end.Operation.Function()
        && call.Verb is not ("Dispose" or "Commit") && body.Types.RoleOf(call.Operation.TargetMethod.ContainingType) != Role.None
        && end.Operation.Loop() is null;

    static string Shown(IOperation value) => value.Syntax.ToString() is { Length: <= 60 } text ? text : "The sequence";
}
