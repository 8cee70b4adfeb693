using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4201: a transaction that nothing disposes.</summary>
static class NotDisposed
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (call.Begins && IsLost(body, call))
                body.Report(TransactionRules.NotDisposed, call.Operation.Syntax, Using(body, call),
                    call.Operation.Instance?.Syntax.ToString() ?? "the database");
    }

    // Returned, stored, passed on or still a task, it is somebody else's.
    static bool IsLost(Body body, Call call) => call.Operation.Consumer() switch
    {
        IExpressionStatementOperation or IPropertyReferenceOperation => true,
        IInvocationOperation next =>
            next.Receiver()?.Unwrapped() == call.Operation && next.TargetMethod.Name is not ("Dispose" or "DisposeAsync"),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
            !IsUsing(declarator) && body.Types.IsTransaction(declarator.Symbol.Type) && !IsEnded(body, declarator.Symbol),
        _ => false,
    };

    static bool IsUsing(IVariableDeclaratorOperation declarator) =>
        declarator.Ancestors().TakeWhile(parent => parent is not IBlockOperation)
            .Any(parent => parent is IUsingOperation or IUsingDeclarationOperation);

    // Read through, it stays this method's own; in any other way it may have left.
    static bool IsEnded(Body body, ISymbol variable) => body.Locals.UsesOf(variable).Any(use => use.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: var name } call when call.Instance == use => name is "Dispose" or "DisposeAsync",
        IPropertyReferenceOperation => use.Function() != null && use.Function()!.Symbol() is not null,
        IArgumentOperation { Parameter.RefKind: RefKind.None, Parent: IInvocationOperation or IObjectCreationOperation } argument =>
            argument.Parent is IObjectCreationOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" },
        _ => true,
    });

    static Fix? Using(Body body, Call call)
    {
        var declaration = call.Operation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>();
        return declaration is { Declaration.Variables.Count: 1, UsingKeyword.RawKind: 0, Parent: BlockSyntax }
            && call.Operation.Consumer() is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
            && !body.Locals.IsChanged(declarator.Symbol)
            ? Fix.Of("Declare it with using", Edit.Insert(declaration.SpanStart, call.IsAsync ? "await using " : "using "))
            : null;
    }
}
