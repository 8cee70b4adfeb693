using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    // Seen before the method is bound, which costs as much as compiling it.
    static bool Returns(SyntaxNode method) => method is BaseMethodDeclarationSyntax { ExpressionBody: not null }
        or BaseMethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax, ..] };

    // The semantic model at hand knows this file only.
    static IBlockOperation? Code(IInvocationOperation call, IMethodSymbol method)
    {
        var syntax = method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        if (syntax is null || syntax.SyntaxTree != call.Syntax.SyntaxTree || !Returns(syntax.GetSyntax()))
            return null;
        return call.SemanticModel?.GetOperation(syntax.GetSyntax()) is IMethodBodyOperation code ? code.BlockBody ?? code.ExpressionBody
            : null;
    }
}
