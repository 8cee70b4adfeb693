using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Lifetime;

/// <summary>TRS4301: a verb that holds a thread, in a method that could await, on a store that is a server.</summary>
static class SyncOnServer
{
    public static void CheckCalls(Body body)
    {
        foreach (var call in body.Calls)
            if (!call.IsAsync && IsInAsync(body, call.Operation) && Twin(call) is { } twin)
                body.Report(LifetimeRules.SyncOnServer, call.Operation.Syntax, Await(body, call, twin), call.Operation.TargetMethod.Name,
                    twin.Name);
    }

    public static void CheckLoops(Body body)
    {
        foreach (var loop in body.All<IForEachLoopOperation>(OperationKind.Loop))
            if (!loop.IsAsynchronous && IsInAsync(body, loop)
                && body.Types.RoleOf(loop.Collection.Unwrapped().Type) is Role.Query or Role.Keys)
                body.Report(
                    LifetimeRules.SyncOnServer, loop.Collection.Syntax,
                        Fix.Of("Await each row", Edit.Insert(loop.Syntax.SpanStart, "await ")), "foreach", "await foreach");
    }

    static bool IsInAsync(Body body, IOperation operation) => operation.Function() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation function => function.Symbol.IsAsync,
        _ => body.Owner is IMethodSymbol { IsAsync: true },
    };

    static IMethodSymbol? Twin(Call call) => call.On == Role.Database && !call.Begins ? null
        : call.Operation.Instance?.Type.Method(call.Operation.TargetMethod.Name + "Async") is { } twin
            && call.Operation.TargetMethod.Parameters.All(parameter => parameter.RefKind == RefKind.None) ? twin : null;

    static Fix? Await(Body body, Call call, IMethodSymbol twin)
    {
        if (call.Operation.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax
            || (call.Begins && syntax.ArgumentList.Arguments.Count > 0))
            return null;
        var token = Token.InScope(body, call.Operation) is { } found && Token.Parameter(twin, body) is { } parameter
            ? (syntax.ArgumentList.Arguments.Count > 0 ? ", " : "")
                + (parameter.Ordinal == syntax.ArgumentList.Arguments.Count ? found : $"{parameter.Name}: {found}")
            : "";
        var needsParentheses = syntax.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax;
        var close = syntax.ArgumentList.CloseParenToken.SpanStart;
        var dispose = call.Begins && Using.Keyword(syntax) is { } position ? position : (int?)null;
        return Fix.Of(
            "Await the asynchronous verb",
            Edit.Insert(dispose ?? syntax.SpanStart, dispose is null ? "" : "await "),
            Edit.Insert(syntax.SpanStart, needsParentheses ? "(await " : "await "),
            new Edit(member.Name.Span, twin.Name + (member.Name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "")),
            Edit.Insert(close, token),
            Edit.Insert(syntax.Span.End, needsParentheses ? ")" : ""));
    }
}
