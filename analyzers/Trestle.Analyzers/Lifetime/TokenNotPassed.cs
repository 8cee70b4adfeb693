using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Lifetime;

/// <summary>TRS4302: an asynchronous call without the token that the method was given.</summary>
static class TokenNotPassed
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (call.Operation.Arguments.FirstOrDefault(argument => IsLeftOut(argument, body)) is { Parameter: { } parameter }
                && Token.InScope(body, call.Operation) is { } token && call.Operation.Syntax is InvocationExpressionSyntax syntax)
                body.Report(LifetimeRules.TokenNotPassed, syntax, Pass(syntax, parameter, token), call.Operation.TargetMethod.Name, token);
    }

    static bool IsLeftOut(IArgumentOperation argument, Body body) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Parameter?.Type.Is(body.Types.CancellationToken) == true;

    static Fix Pass(InvocationExpressionSyntax syntax, IParameterSymbol parameter, string token)
    {
        var given = syntax.ArgumentList.Arguments;
        var isNext = parameter.Ordinal == given.Count && given.All(argument => argument.NameColon is null);
        var text = (given.Count > 0 ? ", " : "") + (isNext ? token : $"{parameter.Name}: {token}");
        return Fix.Of("Pass the token", Edit.Insert(syntax.ArgumentList.CloseParenToken.SpanStart, text));
    }
}
