using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4101: a commit for each row of a loop over rows that are known before it.</summary>
static class CommitPerRow
{
    public static void Check(Body body)
    {
        foreach (var scope in body.Scopes)
            if (scope.IsWrite && scope.Begin.Operation.Loop() is { } loop && IsOverRows(loop) && WritesSingleRows(body, scope, loop))
                body.Report(WriteRules.CommitPerRow, scope.Begin.Operation.Syntax, Fix(scope, loop));
    }

    // What arrives over time, or is retried, has good reason to commit each.
    static bool IsOverRows(ILoopOperation loop) =>
        (loop is IForEachLoopOperation { IsAsynchronous: false } each && !IsWaitedFor(each)
            || (loop is IForLoopOperation counted && IsCounted(counted)))
        && !loop.Body.DescendantsAndSelf().Any(part =>
            part.Function() == loop.Function()
                && part is ITryOperation { Catches.IsEmpty: false } or IReturnOperation { IsImplicit: false }
                    or IBranchOperation { BranchKind: BranchKind.Break });

    static bool IsWaitedFor(IForEachLoopOperation loop) =>
        loop.Collection.Unwrapped() is IInvocationOperation { TargetMethod.Name: "GetConsumingEnumerable" or "ToBlockingEnumerable" };

    // A loop that goes on until it is stopped has no end for one commit to stand behind.
    static bool IsCounted(IForLoopOperation loop) =>
        loop.Condition is IBinaryOperation { RightOperand.ConstantValue: not { HasValue: true, Value: int and <= 16 } };

    static bool WritesSingleRows(Body body, TransactionScope scope, ILoopOperation loop)
    {
        var writes = scope.Calls.Where(call => call.Writes).ToList();
        if (writes.Count == 0
            || !writes.All(call => call.WritesRow && (scope.IsLambda ? call.Operation.Loop() is null : call.Operation.Loop() == loop)))
            return false;
        return scope.IsLambda
            ? scope.Begin.Operation.Await() is { Parent: IExpressionStatementOperation } && IsOnlyAwait(loop)
            : scope.Commits.Any() && !loop.Body.DescendantsAndSelf().Any(part => part is IAwaitOperation);
    }

    static bool IsOnlyAwait(ILoopOperation loop) => loop.Body.DescendantsAndSelf().OfType<IAwaitOperation>().Count() == 1;

    // foreach (...) { using var tx = db.BeginWrite(); ...; tx.Commit(); }
    static Fix? Fix(TransactionScope scope, ILoopOperation loop)
    {
        if (scope.IsLambda || loop.Body is not IBlockOperation { Operations: var statements } || statements.Length < 3
            || scope.Commits.Count() != 1
            || statements[0] is not IUsingDeclarationOperation { Syntax: LocalDeclarationStatementSyntax declaration }
            || statements.Last() is not IExpressionStatementOperation { Syntax: ExpressionStatementSyntax commit } last
            || last.Operation != scope.Commits.Single().Operation
            || loop.Parent is not IBlockOperation around || Declares(around, scope.Symbol)
            || loop.Body.DescendantsAndSelf().OfType<IBranchOperation>().Any())
            return null;
        var (first, ending) = (Lines.Of(declaration), Lines.Of(commit));
        var indent = Lines.Indent(loop.Syntax);
        return Model.Fix.Of(
            "Put one transaction around the loop",
            Edit.Insert(Lines.Of(loop.Syntax).Start, indent + declaration + Lines.End(loop.Syntax)),
            Edit.Remove(first.Start, first.End), Edit.Remove(ending.Start, ending.End),
            Edit.Insert(Lines.Of(loop.Syntax).End, indent + commit + Lines.End(loop.Syntax)));
    }

    static bool Declares(IBlockOperation around, ISymbol symbol) => around.Locals.Any(local => local.Name == symbol.Name);
}
