using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Lifetime;

/// <summary>Cancellation tokens: those that a call may be given, and the one at hand.</summary>
static class Token
{
    public static IParameterSymbol? Parameter(IMethodSymbol method, Body body) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Type.Is(body.Types.CancellationToken));

    /// <summary>The name of the only token that the functions around a call are given; null when there is none, or a choice.</summary>
    public static string? InScope(Body body, IOperation operation)
    {
        var methods = operation.Ancestors().Select(parent => parent switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation function => function.Symbol,
            _ => null,
        }).Append(body.Owner as IMethodSymbol).OfType<IMethodSymbol>();
        return methods.Select(method => method.Parameters.Where(parameter => parameter.Type.Is(body.Types.CancellationToken)).ToList())
            .FirstOrDefault(tokens => tokens.Count > 0) is [var only] ? only.Name : null;
    }
}
