using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4104: <c>var changed = row with { ... }</c> in a write transaction, and nothing done with it.</summary>
static class CopyNeverWritten
{
    public static void Check(Body body)
    {
        foreach (var copy in body.All<IWithOperation>(OperationKind.With))
            if (body.Types.RoleOf(copy.Type) == Role.Record && IsInWrite(body, copy) && Target(copy) is { } variable
                && !IsUsedAfter(body, variable, copy))
                body.Report(WriteRules.CopyNeverWritten, copy.Syntax, variable.Name, copy.Type!.Name);
    }

    static bool IsInWrite(Body body, IOperation copy) =>
        body.Scopes.Any(scope => scope.IsWrite && scope.Region.Syntax.Span.Contains(copy.Syntax.Span))
        || body.Owner is IMethodSymbol method
        && method.Parameters.Any(parameter => body.Types.RoleOf(parameter.Type) == Role.WriteTransaction);

    static ISymbol? Target(IWithOperation copy) => copy.Consumer() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation
        {
            Target: ILocalReferenceOperation { Local.IsRef: false } target,
            Parent: IExpressionStatementOperation
        } => target.Local,
        _ => null,
    };

    // In a loop what stands before the copy may come after it.
    static bool IsUsedAfter(Body body, ISymbol variable, IWithOperation copy)
    {
        var loop = copy.Loops()
            .LastOrDefault(loop => !variable.DeclaringSyntaxReferences.Any(reference => loop.Syntax.Span.Contains(reference.Span)));
        return body.Locals.UsesOf(variable).Any(use =>
            !copy.Syntax.Span.Contains(use.Syntax.Span)
            && !(use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use)
            && (use.Syntax.SpanStart > copy.Syntax.Span.End || (loop is not null && loop.Syntax.Span.Contains(use.Syntax.Span))
                || use.Function() != copy.Function()));
    }
}
