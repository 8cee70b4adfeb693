using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>Looks into methods of the same type and file, and into local functions, that do nothing but return a value.</summary>
static class OwnMethod
{
    public static IOperation? Result(IInvocationOperation call, Body body)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.LocalFunction)
            return body.All<ILocalFunctionOperation>(OperationKind.LocalFunction)
                .FirstOrDefault(function => function.Symbol.Is(method.OriginalDefinition))?.Body?.Result();
        return method.ContainingType.Is(body.Owner.ContainingType) && method.ContainingType.TypeKind != TypeKind.Delegate
            ? Code(call, method)?.Result() : null;
    }

    // The semantic model at hand knows this file only.
    static IBlockOperation? Code(IInvocationOperation call, IMethodSymbol method)
    {
        var syntax = method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        if (syntax is null || syntax.SyntaxTree != call.Syntax.SyntaxTree)
            return null;
        return call.SemanticModel?.GetOperation(syntax.GetSyntax()) is IMethodBodyOperation code ? code.BlockBody ?? code.ExpressionBody
            : null;
    }
}
